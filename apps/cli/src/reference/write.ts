/** Writes the reference from the code: `node apps/cli/src/reference/write.ts`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceText } from './reference-text.ts';

writeFileSync(join(import.meta.dirname, '../../../../docs/reference.md'), referenceText());
