import { Aws } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { arns, names } from '../names.ts';
import { allow, allowPattern } from '../iam/grant.ts';
import { GrantedRole } from '../iam/granted-role.ts';
import { stepObjects } from '../iam/grants.ts';

/**
 * Rights of SageMaker for a job: copy a country's inputs in, its checkpoints both ways and its model out, pull the image, write
 * log and metrics, and attach the job to the network. The program in the container has no network, so it can use none of it.
 */
export class TrainingRole extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new GrantedRole(this, 'Role', {
      roleName: names.trainingRole,
      description: 'Jackpot: what SageMaker may do for a training job',
      assumedBy: new ServicePrincipal('sagemaker.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      grants: [
        ...stepObjects('training'),
        // The job's inputs, checkpoints and output pass S3; its volume is encrypted by SageMaker itself.
        // It does so by granting the instance the use of the key for its volume.
        allow(['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:CreateGrant'], [arns.key]),
        allow(
          ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
          [arns.imageRepository],
        ),
        allowPattern(
          'SageMaker names a log stream after its job.',
          ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
          [`${arns.trainingLogs}:*`],
        ),
        ...attachToNetwork(),
        ...withoutResource(),
      ],
    });
  }
}

const trainingSubnets = () => arns.trainingSubnets.map((id) => arns.inRegion('ec2', `subnet/${id}`));

/** Interfaces are made in a training subnet, with the training security group, and given to SageMaker. */
const INTERFACES = 'EC2 gives an interface its id when it makes it; subnet and security group bound which.';
const attachToNetwork = () => [
  allowPattern(
    INTERFACES,
    ['ec2:CreateNetworkInterface'],
    [
      arns.inRegion('ec2', 'network-interface/*'),
      ...trainingSubnets(),
      arns.inRegion('ec2', `security-group/${arns.trainingSecurityGroup}`),
    ],
  ),
  allowPattern(
    INTERFACES,
    ['ec2:CreateNetworkInterfacePermission', 'ec2:DeleteNetworkInterface', 'ec2:DeleteNetworkInterfacePermission'],
    [arns.inRegion('ec2', 'network-interface/*')],
    { ArnEquals: { 'ec2:Subnet': trainingSubnets() } },
  ),
];

const withoutResource = () => [
  allowPattern('Signing in to the registry names no resource.', ['ecr:GetAuthorizationToken'], ['*']),
  allowPattern('Metrics name no resource; the namespace bounds them.', ['cloudwatch:PutMetricData'], ['*'], {
    StringEquals: { 'cloudwatch:namespace': '/aws/sagemaker/TrainingJobs' },
  }),
  allowPattern(
    'EC2 describes all or nothing: these actions name no resource.',
    [
      'ec2:DescribeDhcpOptions',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSubnets',
      'ec2:DescribeVpcs',
    ],
    ['*'],
  ),
];
