import { counted } from '@jackpot/config-schema';
import type { Command } from 'commander';
import { undoChange } from '../data-version/commit-version.ts';
import { Console } from '../output/console.ts';
import { shared } from '../shared-options.ts';

interface UndoOptions {
  readonly data: string;
  readonly json?: boolean;
}

export function addDataUndo(data: Command): void {
  data
    .command('undo')
    .summary('takes the last import back')
    .description(
      'Puts the data back as it was before the last "data import" or "data add" of another file, and the pointer with it.',
    )
    .addOption(shared.data())
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot data undo')
    .action(async ({ data: path, json }: UndoOptions) => {
      const undone = await undoChange(path);
      const draws = undone.countries.reduce((sum, { added, changed }) => sum + added + changed, 0);
      new Console(json ?? false).result(
        { path, undone },
        `${path}: version ${undone.before?.md5 ?? 'none'} again, without the ${counted(draws, 'draw')} of ${undone.file}`,
      );
    });
}
