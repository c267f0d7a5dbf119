/** Prints the reference, made from the code: `node apps/cli/src/reference/print.ts > docs/reference.md`. */
import { referenceText } from './reference-text.ts';

process.stdout.write(referenceText());
