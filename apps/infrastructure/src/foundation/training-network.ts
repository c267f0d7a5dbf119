import { GatewayVpcEndpointAwsService, Peer, Port, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acceptFinding } from '../accepted-finding.ts';
import { arns } from '../names.ts';

const ZONES = 2;

/**
 * Network of training jobs: private subnets whose only way out is the gateway endpoint of S3, which is free. There is no
 * NAT and no interface endpoint (7.3 USD a month each in one zone): the container has no network at all, SageMaker copies
 * its files in and out.
 */
export class TrainingNetwork extends Construct {
  /** In two zones: where one has no instance, the other may. */
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const vpc = new Vpc(this, 'Vpc', {
      maxAzs: ZONES,
      natGateways: 0,
      subnetConfiguration: [{ name: 'Training', subnetType: SubnetType.PRIVATE_ISOLATED }],
    });
    acceptFinding(
      vpc,
      "Nothing in it chooses where to connect: containers have no network, the one route leads to S3, and the bucket's access log names every read and write.",
      'AwsSolutions-VPC7',
    );
    const endpoint = vpc.addGatewayEndpoint('S3', { service: GatewayVpcEndpointAwsService.S3 });
    endpoint.addToPolicy(
      new PolicyStatement({
        principals: [new AnyPrincipal()],
        actions: ['s3:GetObject', 's3:PutObject', 's3:ListBucket'],
        resources: [arns.bucket, arns.object('runs/*')],
        conditions: { ArnEquals: { 'aws:PrincipalArn': arns.trainingRole } },
      }),
    );
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Training jobs: HTTPS out, which routes nowhere but to S3; nothing in',
      allowAllOutbound: false,
    });
    securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'S3, by the gateway endpoint');
    this.subnetIds = vpc.isolatedSubnets.map((subnet) => subnet.subnetId);
    this.securityGroupId = securityGroup.securityGroupId;
  }
}
