/** Prints the picture of the README: `node tools/src/architecture-picture.ts`. */
import { architecturePicture } from './documents/architecture-picture.ts';

console.log(architecturePicture());
