/**
 * Builds the training image and pushes it to `IMAGE_REPOSITORY` by the name of its commit, signed in by the AWS credentials of the
 * account; the deployment is told its digest by `TRAINING_IMAGE_DIGEST`. Where nothing that is in the image changed between
 * `NX_BASE` and `NX_HEAD`, the deployed one stays: `IMAGE_REPOSITORY=… NX_BASE=… npm run push-image`.
 */
import { appendFileSync } from 'node:fs';
import { deploymentPlan } from './deployment/deployment-plan.ts';
import { pushTrainingImage } from './deployment/training-image.ts';

const { IMAGE_REPOSITORY: repository, GITHUB_ENV: environment } = process.env;

if (repository === undefined) {
  console.error('usage: IMAGE_REPOSITORY=ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME npm run push-image');
  process.exitCode = 2;
} else if (!deploymentPlan(process.env).image) {
  console.log('Nothing that is in the training image changed.');
} else {
  const digest = pushTrainingImage(repository);
  console.log(`${repository}@${digest}`);
  if (environment !== undefined) appendFileSync(environment, `TRAINING_IMAGE_DIGEST=${digest}\n`);
}
