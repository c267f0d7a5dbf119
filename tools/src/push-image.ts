/**
 * Pushes the training image of `dist/image` to `IMAGE_REPOSITORY` by the name of its commit, signed in by the AWS credentials of
 * the account: `IMAGE_REPOSITORY=… TRAINING_IMAGE_DIGEST=sha256:… npm run push-image`. The digest is what `npm run build-image`
 * printed; without one nothing in the image changed, and the deployed one stays.
 */
import { parseArgs } from 'node:util';
import { deployedCommits } from './delivery/deployed-commits.ts';
import { git } from './delivery/git.ts';
import { refuseOverNewer } from './delivery/newer.ts';
import { named } from './delivery/prefix.ts';
import { runProgram } from './delivery/program.ts';
import { pushTrainingImage } from './delivery/training-image.ts';

const { IMAGE_REPOSITORY: repository, TRAINING_IMAGE_DIGEST: digest = '' } = process.env;
const { values } = parseArgs({ options: { 'roll-back': { type: 'boolean' } } });

if (repository === undefined) {
  console.error('usage: IMAGE_REPOSITORY=ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME npm run push-image');
  process.exitCode = 2;
} else if (digest === '') console.log('Nothing that is in the training image changed.');
else
  await runProgram(() => {
    const commit = git(['rev-parse', 'HEAD']);
    if (values['roll-back'] !== true) refuseOverNewer(commit, deployedCommits(['training', 'optimiser'].map(named)));
    pushTrainingImage(repository, commit, digest);
    console.log(`${repository}@${digest}`);
  });
