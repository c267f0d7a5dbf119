import { arns } from '../names.ts';
import { type Grant, allow, allowPattern } from './grant.ts';

const COUNTRIES =
  'A country has a group of its own, made when its first model is registered: a new config needs no deployment.';

export const readModels = () =>
  allowPattern(
    COUNTRIES,
    ['sagemaker:ListModelPackages', 'sagemaker:DescribeModelPackage'],
    [arns.modelPackageGroup, arns.modelPackage],
  );

/** SageMaker looks for a package's image with the rights of whoever registers it: AWS's policy AmazonSageMakerModelRegistryFullAccess. */
export const registerModels = (): Grant[] => [
  allowPattern(
    COUNTRIES,
    ['sagemaker:CreateModelPackageGroup', 'sagemaker:CreateModelPackage'],
    [arns.modelPackageGroup, arns.modelPackage],
  ),
  allow(['ecr:BatchGetImage', 'ecr:DescribeImages'], [arns.imageRepository]),
];
