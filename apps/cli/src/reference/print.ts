/** Prints the reference, made from the code: `npm run generate -- reference`. */
import { referenceText } from './reference-text.ts';

process.stdout.write(referenceText());
