import { Aws } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { arns, names } from '../names.ts';
import { allow, listObjects, readObjects, useKey, writeObjects } from '../policy.ts';

/**
 * What SageMaker may do for a job: copy a country's inputs in and its model out, pull the image, write log and metrics, and
 * attach the job to the network. The program in the container has no network, so it can use none of it.
 */
export class TrainingRole extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      roleName: names.trainingRole,
      description: 'Jackpot: what SageMaker may do for a training job',
      assumedBy: new ServicePrincipal('sagemaker.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });
    const statements = [
      listObjects('runs/*/inputs/*'),
      readObjects('runs/*/inputs/*'),
      writeObjects('runs/*/training/*'),
      useKey('s3'),
      // The job's volume and output are encrypted by SageMaker itself.
      allow(['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'], [arns.key]),
      allow(
        ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        [arns.imageRepository],
      ),
      allow(['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'], [`${arns.trainingLogs}:*`]),
      ...attachToNetwork(),
      ...withoutResource(),
    ];
    for (const statement of statements) role.addToPolicy(statement);
  }
}

/** Interfaces are made in the training subnet, with the training security group, and given to SageMaker. */
const attachToNetwork = () => [
  allow(
    ['ec2:CreateNetworkInterface'],
    [
      arns.inRegion('ec2', 'network-interface/*'),
      arns.inRegion('ec2', `subnet/${arns.trainingSubnet}`),
      arns.inRegion('ec2', `security-group/${arns.trainingSecurityGroup}`),
    ],
  ),
  allow(
    ['ec2:CreateNetworkInterfacePermission', 'ec2:DeleteNetworkInterface', 'ec2:DeleteNetworkInterfacePermission'],
    [arns.inRegion('ec2', 'network-interface/*')],
    { ArnEquals: { 'ec2:Subnet': arns.inRegion('ec2', `subnet/${arns.trainingSubnet}`) } },
  ),
];

/** AWS gives these actions no resource to name; the metrics are bounded by their namespace. */
const withoutResource = () => [
  allow(['ecr:GetAuthorizationToken'], ['*']),
  allow(['cloudwatch:PutMetricData'], ['*'], {
    StringEquals: { 'cloudwatch:namespace': '/aws/sagemaker/TrainingJobs' },
  }),
  allow(
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
