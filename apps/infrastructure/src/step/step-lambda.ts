import { join } from 'node:path';
import { KEPT_DAYS } from '@jackpot/workflow';
import { Duration, IgnoreMode, RemovalPolicy } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Architecture, Code, Function, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acceptFinding } from '../accepted-finding.ts';
import type { Grant } from '../iam/grant.ts';
import { GrantedRole } from '../iam/granted-role.ts';
import { writeLog, writeTraces } from '../iam/grants.ts';
import { type LambdaApp, arns, names } from '../names.ts';

const APPS = join(import.meta.dirname, '../../..');

interface StepLambdaProps {
  readonly app: LambdaApp;
  /** 1,769 MB is one whole processor. */
  readonly memoryMB: number;
  /** The state machine's own limit for the step. */
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Grants of the step besides its log and traces. */
  readonly grants: readonly Grant[];
}

/**
 * A step of the workflow: the app's bundle as a Lambda with a role and a log of its own. Its errors raise no alarm: the state
 * machine tries again what passes, and what does not ends as a failed country or a failed run, which do.
 */
export class StepLambda extends Construct {
  readonly logGroup: LogGroup;
  readonly function: Function;

  constructor(scope: Construct, id: string, props: StepLambdaProps) {
    super(scope, id);
    const name = names.step(props.app);
    this.logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${name}`,
      retention: KEPT_DAYS.logs,
      encryptionKey: Key.fromKeyArn(this, 'Key', arns.key),
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const { role } = new GrantedRole(this, 'Role', {
      roleName: name,
      description: `Jackpot: what ${props.app} may do`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      grants: [writeLog(`/aws/lambda/${name}`), writeTraces(), ...props.grants],
    });
    const lambda = new Function(this, 'Function', {
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
        JACKPOT_PREFIX: names.prefix,
        POWERTOOLS_SERVICE_NAME: props.app,
        POWERTOOLS_METRICS_NAMESPACE: names.prefix,
      },
    });
    acceptUsualFindings(lambda);
    this.function = lambda;
  }
}

function acceptUsualFindings(lambda: Function): void {
  acceptFinding(
    lambda,
    'The state machine invokes it, and waits: it retries, catches and records what fails, so no event is left for a queue. The preflight alone is invoked by a schedule, and changes nothing.',
    'CKV_AWS_116',
    'Serverless-LambdaDLQ',
  );
  acceptFinding(
    lambda,
    'The Map runs at most 40 countries at once. Reserving would fail in a new account, whose whole limit may be 10, and take from every other function.',
    'CKV_AWS_115',
  );
  acceptFinding(
    lambda,
    "It talks to AWS's public endpoints alone. Inside a VPC it would need interface endpoints for six services, 7.3 USD a month each, or a NAT.",
    'CKV_AWS_117',
  );
  acceptFinding(
    lambda,
    'Its variables hold names, none secret; Lambda encrypts them with its own key. Under ours, whoever deploys would have to read data.',
    'CKV_AWS_173',
  );
  acceptFinding(lambda, 'The CDK names the role as a dependency beside the reference to it.', 'W3005');
}
