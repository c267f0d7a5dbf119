import { counted } from '@jackpot/config-schema';
import type { SalesChange } from '@jackpot/sales-import';
import type { Command } from 'commander';
import { commitChange } from '../data-version/commit-version.ts';
import { InvalidInput } from '../errors.ts';
import type { Console } from '../output/console.ts';
import { canAsk, confirm } from '../output/confirm.ts';
import { changeText, leftOutText } from './preview.ts';

export interface TakeInOptions {
  readonly data: string;
  readonly yes?: boolean;
  readonly skipRefused?: boolean;
  readonly json?: boolean;
}

/** Options of every command that takes draws into the product's data. */
export function takenInOptions(command: Command): Command {
  return command
    .option('--yes', 'take the draws in without a question')
    .option('--skip-refused', 'take in the other rows where some are refused');
}

interface Incoming {
  readonly file: string;
  readonly change: SalesChange;
  readonly options: TakeInOptions;
  /** Further fields of the JSON document, besides the change. */
  readonly more: object;
}

/** Shows what a file would change, and writes it where that is wanted; `written` runs after that. @throws InvalidInput */
export async function takeIn(console: Console, incoming: Incoming, written: () => void): Promise<void> {
  const { file, change, options, more } = incoming;
  const { countries } = change;
  for (const country of countries) console.note(changeText(country));
  refuse(console, incoming);
  const moved = countries.reduce((sum, { added, changed }) => sum + added.length + changed.length, 0);
  const told = { file, ...more, countries: countries.map(countsOf) };
  if (moved === 0) return console.result({ ...told, written: false }, `${options.data} has all of it already.`);
  if (options.yes !== true && !(canAsk() && !console.json && (await confirm(`Take them into ${options.data}?`))))
    return console.result({ ...told, written: false }, 'Nothing is written. To take the draws in, add --yes');
  const counts = countries.map(({ country, added, changed }) => ({
    ...{ country, added: added.length, changed: changed.length },
  }));
  const entry = await commitChange(options.data, change.bytes, {
    at: new Date().toISOString(),
    file,
    countries: counts,
  });
  written();
  console.result(
    { ...told, written: true, before: entry.before, after: entry.after },
    `${options.data}: version ${entry.after.md5}, ${counted(moved, 'draw')} taken in\n` +
      'Next: npx jackpot validate, then commit the pointer and the store. To take it back: npx jackpot data undo',
  );
}

/** Refused rows stop the whole file, unless they are to be skipped: then the preview alone names them. */
function refuse(console: Console, { file, change, options }: Incoming): void {
  const refused = change.countries.flatMap((country) => country.refused);
  const lines = leftOutText(refused, file, 'refused');
  if (options.skipRefused === true) for (const line of lines) console.note(line);
  if (refused.length === 0 || options.skipRefused === true) return;
  throw new InvalidInput([
    `${file}: ${counted(new Set(refused.map(({ line }) => line)).size, 'row')} refused, nothing is written. Correct them, or take in the other rows with ` +
      '--skip-refused',
    ...lines.map((line) => line.trim()),
  ]);
}

function countsOf({ country, added, changed, unchanged, refused }: SalesChange['countries'][number]) {
  return { country, added: added.map(({ drawDate }) => drawDate), changed, unchanged, refused };
}
