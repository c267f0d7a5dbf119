import { RECORD_FILES } from '@jackpot/workflow';
import { Aws, CfnCondition, CfnParameter, CfnResource, Fn, Stack, type StackProps } from 'aws-cdk-lib';
import { OidcProviderNative } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { resourceOf } from '../accepted-finding.ts';
import { arns, named, stepApps } from '../names.ts';
import { allow, allowPattern } from '../iam/grant.ts';
import { listObjects, readObjects, useItems, useKey, writeObjects } from '../iam/grants.ts';
import { GITHUB, GithubRole } from './github-role.ts';

/** Roles by which GitHub's jobs reach the account: `main` deploys, and publishes configs and data. A pull request does not. */
export class DeliveryStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const repository = new CfnParameter(this, 'Repository', {
      description: 'OWNER@ID/NAME@ID on GitHub, as its token says: gh api repos/OWNER/NAME tells both ids',
      allowedPattern: '[\\w.-]+@[0-9]+/[\\w.-]+@[0-9]+',
      constraintDescription: 'must be OWNER@ID/NAME@ID, such as octocat@123456/jackpot@456789',
    }).valueAsString;
    const stage = new CfnParameter(this, 'Stage', {
      description: "GitHub's environment whose jobs deploy this system",
      allowedValues: ['production', 'staging'],
      default: 'production',
    });
    const isProduction = new CfnCondition(this, 'IsProduction', {
      expression: Fn.conditionEquals(stage.valueAsString, 'production'),
    });
    const isStaging = new CfnCondition(this, 'IsStaging', {
      expression: Fn.conditionNot(Fn.conditionEquals(stage.valueAsString, 'production')),
    });
    const common = { providerArn: this.#providerArn(), repository };
    new GithubRole(this, 'Deploy', {
      ...common,
      name: named('deploy'),
      description: 'Jackpot: main deploys, by the roles of the CDK bootstrap, and pushes training images',
      environment: stage.valueAsString,
      grants: [
        readStacks(),
        useBootstrapRoles('deploy', 'file-publishing', 'lookup'),
        ...pushImages(),
        publishVersions(),
        ...seeThatItStarts(),
      ],
    });
    new GithubRole(this, 'Watch', {
      ...common,
      name: named('watch'),
      description: 'Jackpot: main looks every night for what was changed outside a deployment',
      environment: 'watch',
      grants: [useBootstrapRoles('lookup')],
    });
    const stagedWeek = new GithubRole(this, 'StagedWeek', {
      ...common,
      name: named('staged-week'),
      description: 'Jackpot: main runs a week on staging and decides it again',
      environment: stage.valueAsString,
      grants: runStagedWeek(),
    });
    onlyWhere(isStaging, stagedWeek);
    new GithubRole(this, 'Publish', {
      ...common,
      name: named('publish'),
      description: 'Jackpot: main publishes configs and data, which needs no deployment',
      environment: Fn.conditionIf(isProduction.logicalId, 'data', stage.valueAsString).toString(),
      grants: [
        listObjects('configs/*', 'data/*'),
        readObjects('configs/*', 'data/*'),
        writeObjects('configs/*', 'data/*'),
        allowPattern(
          'A country that is given up has a config of any name.',
          ['s3:DeleteObject'],
          [arns.object('configs/*')],
        ),
        useKey('s3'),
      ],
    });
  }

  /** Of the provider whose tokens are trusted. An account has one of a name: where another system made it, that one serves. */
  #providerArn(): string {
    const isThere = new CfnParameter(this, 'GitHubIsProvider', {
      description: 'Whether the account has an identity provider for GitHub that no stack of ours made',
      allowedValues: ['true', 'false'],
      default: 'false',
    });
    const isMissing = new CfnCondition(this, 'GitHubIsNoProvider', {
      expression: Fn.conditionEquals(isThere.valueAsString, 'false'),
    });
    const provider = new OidcProviderNative(this, 'GitHub', {
      url: `https://${GITHUB}`,
      clientIds: ['sts.amazonaws.com'],
    });
    resourceOf(provider).cfnOptions.condition = isMissing;
    const existing = `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:oidc-provider/${GITHUB}`;
    return Fn.conditionIf(isMissing.logicalId, provider.oidcProviderArn, existing).toString();
  }
}

/** Makes what a construct holds only where a condition is met. */
function onlyWhere(condition: CfnCondition, construct: Construct): void {
  for (const child of construct.node.findAll())
    if (CfnResource.isCfnResource(child)) child.cfnOptions.condition = condition;
}

const DECIDED_FROM = ['cash', 'validation', 'decision', 'summary'];

/** `npm run staged-week`: the cash of the demonstration, a run, and all that it was decided from. */
const runStagedWeek = () => [
  listObjects('configs/*', 'data/*', 'runs/*', 'recommendations/*'),
  readObjects('configs/*', 'data/*', 'recommendations/*', ...RECORD_FILES),
  readObjects('runs/*/inputs/*', 'runs/*/model/*', ...DECIDED_FROM.map((name) => `runs/*/${name}.json`)),
  useItems('record', 'Query'),
  allow(['secretsmanager:PutSecretValue'], [arns.cashSecret]),
  allow(['states:StartExecution'], [arns.liveStateMachine]),
  allowPattern('Step Functions names an execution when it starts.', ['states:DescribeExecution'], [arns.execution]),
  useKey('s3', 'dynamodb', 'secretsmanager'),
];

const readStacks = () =>
  allowPattern(
    'CloudFormation ends the ARN of a stack with an id of its own.',
    ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'],
    [arns.inRegion('cloudformation', `stack/${named('*/*')}`), arns.inRegion('cloudformation', 'stack/CDKToolkit/*')],
  );

const bootstrapRole = (role: string) =>
  `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/cdk-hnb659fds-${role}-role-${Aws.ACCOUNT_ID}-${Aws.REGION}`;

const useBootstrapRoles = (...roles: ('deploy' | 'file-publishing' | 'lookup')[]) =>
  allow(['sts:AssumeRole'], roles.map(bootstrapRole));

/** Of the code that was deployed, which the workflow is told to call. */
const publishVersions = () => allow(['lambda:PublishVersion'], stepApps.map(arns.step));

/** `npm run smoke` */
const seeThatItStarts = () => [
  allow(['lambda:InvokeFunction'], stepApps.map(arns.step)),
  allow(['states:DescribeStateMachine'], [arns.stateMachine]),
];

const pushImages = () => [
  allowPattern('Signing in to the registry names no resource.', ['ecr:GetAuthorizationToken'], ['*']),
  allow(
    [
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:CompleteLayerUpload',
      'ecr:DescribeImages',
      'ecr:InitiateLayerUpload',
      'ecr:PutImage',
      'ecr:UploadLayerPart',
    ],
    [arns.imageRepository],
  ),
];
