/** Prints `docs/generated/affected.md`: `npm run generate -- affected`. */
import { affectedPage } from './affected/affected-page.ts';

process.stdout.write(affectedPage());
