import { type Reproduction, reproduceRecord } from '@jackpot/reproduction';
import type { Command } from 'commander';
import { Console } from '../output/console.ts';
import { sayingProgress } from '../output/saying-progress.ts';
import { type ExitCode, exitCodes } from '../errors.ts';
import { reproductionText } from '../output/reproduction-text.ts';
import { codeAtHand } from '../recorded-code/code-at-hand.ts';
import { withRecordPlace } from '../records/record-place.ts';
import { RECORD, shared } from '../shared-options.ts';

interface ReproduceOptions {
  readonly workspace: string;
  readonly from?: string;
  readonly thisCode?: boolean;
  readonly json?: boolean;
}

export function addReproduce(program: Command): void {
  program
    .command('reproduce')
    .summary('decides a record again, and compares byte for byte')
    .description(
      'Fetches the code, config, data, model and cash that a record pins, decides again, and compares the result with\n' +
        'the record byte for byte. Tells everything that is missing or changed, and the first field that differs.',
    )
    .argument('<id>', RECORD)
    .addOption(shared.workspace())
    .addOption(shared.from())
    .addOption(shared.thisCode())
    .addOption(shared.json())
    .addHelpText(
      'after',
      '\nExample, after "npx jackpot weekly --draw-date 2026-11-28":\n  $ npx jackpot reproduce england-2026-11-28',
    )
    .action(async (id: string, options: ReproduceOptions) => {
      process.exitCode = await reproduce(id, options);
    });
}

async function reproduce(id: string, options: ReproduceOptions): Promise<ExitCode> {
  const console = new Console(options.json ?? false);
  const withThisCode = options.thisCode ?? false;
  const result = await withRecordPlace(
    options,
    async ({ store, address, find }) => {
      const artefacts = await find(id);
      return sayingProgress(`reproducing ${id}`, (note) => {
        note('deciding again');
        return reproduceRecord({ artefacts, store, code: codeAtHand(address, note), withThisCode });
      });
    },
    (line) => console.note(line),
  );
  console.result(result, reproductionText(result));
  return verdict(result);
}

/** Wrong or missing inputs are the input's fault; the same inputs with another result are ours. */
function verdict({ reproduced, ingredients, failure, code }: Reproduction): ExitCode {
  if (reproduced) return exitCodes.done;
  const sound = ingredients.every(({ sha256, found }) => sha256 === found);
  const identified = code !== null && !code.recorded.dirty && code.recorded.commit === code.used.commit;
  return sound && identified && failure === null ? exitCodes.defect : exitCodes.invalidInput;
}
