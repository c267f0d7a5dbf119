/** Prints the table of `docs/delivery.md`: `npm run --silent affected-table`. */
import { affectedTable } from './affected/affected-table.ts';

console.log(affectedTable());
