import { arns } from '../names.ts';
import { allow } from '../policy.ts';

export const readModels = () =>
  allow(['sagemaker:ListModelPackages', 'sagemaker:DescribeModelPackage'], [arns.modelPackageGroup, arns.modelPackage]);

/** A country's group is made when its first model is registered. */
export const registerModels = () =>
  allow(
    ['sagemaker:CreateModelPackageGroup', 'sagemaker:CreateModelPackage'],
    [arns.modelPackageGroup, arns.modelPackage],
  );
