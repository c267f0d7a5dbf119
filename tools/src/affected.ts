/** Prints the table of `docs/delivery.md`: `node tools/src/affected.ts`. */
import { affectedTable } from './affected/affected-table.ts';

console.log(affectedTable());
