/** Prints the picture of the README: `npm run --silent architecture-picture`. */
import { architecturePicture } from './documents/architecture-picture.ts';

console.log(architecturePicture());
