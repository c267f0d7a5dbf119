import type { Assumption } from './assumption.ts';
import { isList, isNone } from './answers.ts';

export const training: readonly Assumption[] = [
  {
    assumed:
      'SageMaker mounts `/opt/ml` for root, and a container of another user can write neither model nor failure file',
    source:
      '[sagemaker-python-sdk 4764](https://github.com/aws/sagemaker-python-sdk/issues/4764), [sagemaker-inference-toolkit 72](https://github.com/aws/sagemaker-inference-toolkit/issues/72)',
    restsOn: "`apps/training/Dockerfile`: the deployed stage is root's",
    settledBy:
      "`aws sagemaker describe-training-job --training-job-name JOB --query '[TrainingJobStatus,FailureReason]'` says `Completed`",
    rehearsal: {
      command: ({ trainingJob }) => [
        ...['sagemaker', 'describe-training-job', '--training-job-name', trainingJob],
        ...['--query', '[TrainingJobStatus,FailureReason]'],
      ],
      holds: (answer) => isList(answer) && answer[0] === 'Completed',
    },
  },
  {
    assumed: "SageMaker refuses OCI's manifests",
    source:
      '[amazon-sagemaker-feedback 180](https://github.com/aws/amazon-sagemaker-feedback/issues/180), [buildkit 5480](https://github.com/moby/buildkit/issues/5480)',
    restsOn: '`oci-mediatypes=false` where the image is pushed',
    settledBy:
      "`aws ecr batch-get-image --repository-name jackpot-training --image-ids imageTag=COMMIT --query 'images[0].imageManifestMediaType'` says `application/vnd.docker.distribution.manifest.v2+json`",
    rehearsal: {
      command: ({ prefix, commit }) => [
        ...['ecr', 'batch-get-image', '--repository-name', `${prefix}-training`, '--image-ids', `imageTag=${commit}`],
        ...['--query', 'images[0].imageManifestMediaType'],
      ],
      holds: (answer) => answer === 'application/vnd.docker.distribution.manifest.v2+json',
    },
  },
  {
    assumed:
      'A job that waited too long for the spot market ends `Stopped`; whether `.sync` fails the task or gives it back is not said',
    source: '[Managed Spot Training](https://docs.aws.amazon.com/sagemaker/latest/dg/model-managed-spot-training.html)',
    restsOn: 'IsTrained: both ways lead to another job',
    settledBy:
      '`aws stepfunctions get-execution-history --execution-arn ARN` of a child whose job was stopped by `aws sagemaker stop-training-job --training-job-name JOB`',
  },
  {
    assumed:
      "DescribeTrainingJob names a model archive whatever the job's end, so no path of TrainModel's result is missing",
    source: 'botocore, sagemaker 2017-07-24: `ModelArtifacts` is required',
    restsOn: "TrainModel's ResultSelector",
    settledBy: 'the same',
    rehearsal: {
      command: ({ trainingJob }) => [
        ...['sagemaker', 'describe-training-job', '--training-job-name', trainingJob],
        ...['--query', 'ModelArtifacts.S3ModelArtifacts'],
      ],
      holds: (answer) => typeof answer === 'string' && answer.startsWith('s3://'),
    },
  },
  {
    assumed: 'The state machine needs ListTags on every resource, and AddTags for the tag of `.sync`',
    source:
      '[Step Functions and SageMaker](https://docs.aws.amazon.com/step-functions/latest/dg/sagemaker-iam.html), [aws-cdk 26012](https://github.com/aws/aws-cdk/issues/26012)',
    restsOn: 'its role',
    settledBy:
      'a run trains; CloudTrail has no `AccessDenied` of the role: `aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=jackpot-weekly`',
    rehearsal: {
      command: ({ prefix }) => [
        ...['cloudtrail', 'lookup-events'],
        ...['--lookup-attributes', `AttributeKey=Username,AttributeValue=${prefix}-weekly`],
        ...['--query', "Events[?contains(CloudTrailEvent, 'AccessDenied')].EventName"],
      ],
      holds: isNone,
    },
  },
  {
    assumed: '`ec2:Subnet` is a key of the interface actions that SageMaker asks for',
    source: "[EC2's actions](https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html)",
    restsOn: 'the training role',
    settledBy: 'the job starts in its subnet',
  },
  {
    assumed: 'The training role uses the key for its volume by a grant, and needs no DescribeKey',
    source: "[CreateTrainingJob's role](https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html)",
    restsOn: 'the training role',
    settledBy: 'the same',
  },
];
