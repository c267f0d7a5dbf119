import { join } from 'node:path';
import { Duration, IgnoreMode, RemovalPolicy } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Architecture, Code, Function, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { JackpotAlarm } from '../monitoring/jackpot-alarm.ts';
import { type StepApp, arns, names } from '../names.ts';
import { allow } from '../policy.ts';

const APPS = join(import.meta.dirname, '../../..');

export interface StepLambdaProps {
  readonly app: StepApp;
  /** 1,769 MB is one whole processor. */
  readonly memoryMB: number;
  /** The state machine's own limit for the step. */
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
  /** What the step may do besides writing its log and traces. */
  readonly mayDo: readonly PolicyStatement[];
}

/** A step of the workflow: the app's bundle as a Lambda with a role, a log and an alarm of its own. */
export class StepLambda extends Construct {
  readonly function: Function;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: StepLambdaProps) {
    super(scope, id);
    const name = names.step(props.app);
    this.logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${name}`,
      retention: RetentionDays.SIX_MONTHS,
      encryptionKey: Key.fromKeyArn(this, 'Key', arns.key),
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const role = new Role(this, 'Role', {
      roleName: name,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Jackpot: what ${props.app} may do`,
    });
    const writeLog = allow(
      ['logs:CreateLogStream', 'logs:PutLogEvents'],
      [arns.inRegion('logs', `log-group:/aws/lambda/${name}:*`)],
    );
    for (const statement of [writeLog, ...props.mayDo]) role.addToPolicy(statement);
    this.function = new Function(this, 'Function', {
      functionName: name,
      role,
      logGroup: this.logGroup,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'handler.handler',
      code: Code.fromAsset(join(APPS, props.app, 'dist'), {
        exclude: ['*', '!handler.mjs', '!handler.mjs.map', '!*.wasm'],
        ignoreMode: IgnoreMode.GIT,
      }),
      memorySize: props.memoryMB,
      timeout: Duration.seconds(props.timeoutSeconds),
      tracing: Tracing.ACTIVE,
      environment: {
        ...props.environment,
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_SERVICE_NAME: props.app,
      },
    });
    new JackpotAlarm(this, 'Alarm', {
      name: `${props.app}-errors`,
      meaning: `${props.app} ended an invocation with an error.`,
      metric: this.function.metricErrors({ period: Duration.minutes(5) }),
      evaluationPeriods: 1,
    });
  }
}
