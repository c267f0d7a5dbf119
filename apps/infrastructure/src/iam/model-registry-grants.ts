import { arns } from '../names.ts';
import { allowPattern } from './grant.ts';

const COUNTRIES =
  'A country has a group of its own, made when its first model is registered: a new config needs no deployment.';

export const readModels = () =>
  allowPattern(
    COUNTRIES,
    ['sagemaker:ListModelPackages', 'sagemaker:DescribeModelPackage'],
    [arns.modelPackageGroup, arns.modelPackage],
  );

export const registerModels = () =>
  allowPattern(
    COUNTRIES,
    ['sagemaker:CreateModelPackageGroup', 'sagemaker:CreateModelPackage'],
    [arns.modelPackageGroup, arns.modelPackage],
  );
