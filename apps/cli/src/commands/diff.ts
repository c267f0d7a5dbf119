import { changeTableHead, changeTableRows, fittingTable } from '@jackpot/report';
import { explainRecords, recordedDecision } from '@jackpot/reproduction';
import type { Command } from 'commander';
import { Console } from '../output/console.ts';
import { sayingProgress } from '../output/saying-progress.ts';
import { codeAtHand } from '../recorded-code/code-at-hand.ts';
import { type RecordPlace, withRecordPlace } from '../records/record-place.ts';
import { shared } from '../shared-options.ts';
import { outputWidth } from '../output/terminal.ts';

interface DiffOptions {
  readonly workspace: string;
  readonly from?: string;
  readonly thisCode?: boolean;
  readonly json?: boolean;
}

export function addDiff(program: Command): void {
  program
    .command('diff')
    .summary('what changed between two records, and what each change did')
    .description(
      "What changed between two records of a country, and how much of the jackpot's and the expected net revenue's\n" +
        'change each explains: code, date and data, model, config, cash and company are exchanged in this order, each on\n' +
        'top of those before it, and decided again by the code of the later record. The parts add up to the change.',
    )
    .argument('<id>', 'a country, whose last two decisions are compared, or a record, as show takes it')
    .argument('[other]', 'another record; the earlier draw is explained into the later one')
    .addOption(shared.workspace())
    .addOption(shared.from())
    .addOption(shared.thisCode())
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot diff england')
    .action(async (id: string, other: string | undefined, options: DiffOptions) => diff(id, other, options));
}

async function diff(id: string, other: string | undefined, options: DiffOptions): Promise<void> {
  const console = new Console(options.json ?? false);
  const compare = async (place: RecordPlace) => {
    const another = other ?? place.before(id);
    const [one, two] = [await place.find(id), await place.find(another)];
    const records = [await recordedDecision(one, place.store), await recordedDecision(two, place.store)] as const;
    const withThisCode = options.thisCode ?? false;
    return sayingProgress(`comparing ${one.id} with ${two.id}`, (note) => {
      note('deciding again with one thing exchanged after another');
      return explainRecords({ records, store: place.store, code: codeAtHand(place.address, note), withThisCode });
    });
  };
  const { earlier, later, change } = await withRecordPlace(options, compare, (line) => console.note(line));
  console.result(
    { earlier: earlier.id, later: later.id, currency: later.currency, change },
    [
      `${earlier.id} → ${later.id}`,
      '',
      fittingTable(changeTableHead, changeTableRows(change, later.currency), outputWidth()),
    ].join('\n'),
  );
}
