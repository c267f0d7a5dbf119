/** Builds the training image of the commit that is checked out into `dist/image`: `npm run build-image`, which needs Docker. */
import { writeChecksums } from './delivery/checksums.ts';
import { IMAGE } from './delivery/delivery.ts';
import { handOn } from './delivery/handed-on.ts';
import { buildTrainingImage } from './delivery/training-image.ts';

const image = buildTrainingImage();
const digest = writeChecksums(IMAGE);
handOn('GITHUB_OUTPUT', { digest, image });
console.log(`dist/image: ${digest}\nTRAINING_IMAGE_DIGEST=${image}`);
