import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { Console } from '../output/console.ts';
import { countryReport } from '../records/country-report.ts';
import { openFile } from '../output/open-file.ts';
import { RECORD, shared } from '../shared-options.ts';
import { lastWeekReport } from '../records/week-report.ts';
import { findRecord, readRecords } from '@jackpot/record';
import { withWorkspace } from '../records/with-workspace.ts';

interface ReportOptions {
  readonly workspace: string;
  readonly open?: boolean;
  readonly json?: boolean;
}

export function addReport(program: Command): void {
  program
    .command('report')
    .summary('the report of a record, or of the last week')
    .description(
      'Says where the report of a record lies, and makes it from the record where it is gone. Without an id: the report\n' +
        'of the last week that was run.',
    )
    .argument('[id]', RECORD)
    .option('--open', 'open it in the browser')
    .addOption(shared.workspace())
    .addOption(shared.json())
    .addHelpText(
      'after',
      '\nExample, after "npx jackpot weekly --draw-date 2026-11-28":\n  $ npx jackpot report england-2026-11-28 --open',
    )
    .action(async (id: string | undefined, options: ReportOptions) => report(id, options));
}

async function report(id: string | undefined, { workspace, open, json }: ReportOptions): Promise<void> {
  const console = new Console(json ?? false);
  const found = await withWorkspace(workspace, async (ports) => {
    if (id === undefined) return lastWeekReport(ports, workspace);
    const record = findRecord(id, await readRecords(ports.index, ports.index.countries()), workspace);
    return { id: record.id, key: await countryReport(record, ports, workspace) };
  });
  const path = relative(process.cwd(), join(workspace, found.key));
  console.result({ id: found.id, report: path }, path);
  if (open) await openFile(path);
}
