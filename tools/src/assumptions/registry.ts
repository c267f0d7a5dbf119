import type { Assumption } from './assumption.ts';
import { isOneOrMore } from './answers.ts';

export const registry: readonly Assumption[] = [
  {
    assumed:
      'CreateModelPackage looks for the image with the rights of its caller, by BatchGetImage and DescribeImages, and for the archive by GetObject',
    source:
      '[AmazonSageMakerModelRegistryFullAccess](https://docs.aws.amazon.com/sagemaker/latest/dg/security-iam-awsmanpol-model-registry.html)',
    restsOn: "the quality gate's role",
    settledBy:
      'JudgeModel registers a model: `aws sagemaker list-model-packages --model-package-group-name jackpot-england`',
    rehearsal: {
      command: ({ prefix }) => [
        ...['sagemaker', 'list-model-packages', '--model-package-group-name', `${prefix}-england`],
        ...['--query', 'ModelPackageSummaryList[].ModelPackageVersion'],
      ],
      holds: isOneOrMore,
    },
  },
  {
    assumed: 'AddTags is asked for only where a request has tags',
    source:
      "[SageMaker's actions](https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html) name it as dependent",
    restsOn: "the quality gate's role has none",
    settledBy: 'the same',
  },
  {
    assumed: 'A description holds letters, marks, spaces, symbols, numbers and punctuation, 1,024 at most',
    source: 'botocore, sagemaker 2017-07-24: `EntityDescription`, `ApprovalDescription`',
    restsOn: '`model-package-fields.ts`',
    settledBy: "`npx jackpot models rollback england VERSION --reason $'two\\nlines' --aws`",
  },
];
