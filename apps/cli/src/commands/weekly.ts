import { userInfo } from 'node:os';
import type { WeekRequest, WeekSummary } from '@jackpot/workflow';
import type { Command } from 'commander';
import { availableCash } from '../inputs/available-cash.ts';
import { readConfigsFolder } from '../inputs/configs-folder.ts';
import { Console } from '../output/console.ts';
import { readDataFile } from '../inputs/data-file.ts';
import { requestedRun } from '../inputs/draw-date.ts';
import { InvalidInput, UsageError, exitCodes } from '../errors.ts';
import { askApprovals } from '../weekly-run/ask-approvals.ts';
import { didYouMean } from '../did-you-mean.ts';
import { shared } from '../shared-options.ts';
import { followProgress } from '../weekly-run/progress.ts';
import { runWeek } from '../weekly-run/run-week.ts';
import { weekDocument, weekText } from '../weekly-run/week-output.ts';
import { outputWidth } from '../output/terminal.ts';
import { answerText } from './approve.ts';

interface WeeklyOptions {
  readonly configs: string;
  readonly data: string;
  readonly workspace: string;
  readonly drawDate?: string;
  readonly country?: string[];
  readonly availableCash?: string;
  readonly supersede?: boolean;
  readonly reason?: string;
  readonly json?: boolean;
}

export function addWeekly(program: Command): void {
  program
    .command('weekly')
    .summary('the whole weekly run, for every country')
    .description(
      "The whole weekly run, by the deployed state machine's own definition: validates the data, trains and judges a\n" +
        'model, chooses each jackpot and publishes it. Countries that are decided already stay as they are.',
    )
    .addOption(shared.configs())
    .addOption(shared.data())
    .addOption(shared.workspace())
    .option(
      '--draw-date <date>',
      'decide this draw, as of the last run before its jackpot must be public; "next": as of the first run after the last row of ' +
        'the data; "today": as of this machine\'s clock (default: next)',
    )
    .option('--country <name...>', 'these countries alone')
    .addOption(shared.availableCash())
    .option('--supersede', 'decide anew even where a recommendation stands; needs --reason')
    .addOption(shared.reason('why it is superseded'))
    .addOption(shared.json())
    .addHelpText(
      'after',
      '\nExample:\n  $ npx jackpot weekly --draw-date next --country england --available-cash 80000000',
    )
    .action(async (options: WeeklyOptions) => {
      process.exitCode = await weekly(options);
    });
}

async function weekly(options: WeeklyOptions): Promise<number> {
  const console = new Console(options.json ?? false);
  const { files, set } = readConfigsFolder(options.configs);
  const known = set.countries.map(({ country }) => country);
  const unknown = options.country?.filter((name) => !known.includes(name)) ?? [];
  if (unknown.length > 0)
    throw new UsageError(
      `--country ${unknown.join(', ')}: ${options.configs} has ${known.join(', ')}` +
        unknown.map((name) => didYouMean(name, known)).join(''),
    );
  const data = await readDataFile(options.data, (line) => console.note(line));
  const clock = { now: () => new Date() };
  const request = weekRequest(options, requestedRun(options.drawDate, set, data.bytes, options.country));
  const progress = followProgress(process.stderr, () => performance.now());
  let week: WeekSummary;
  try {
    week = await runWeek({
      workspace: options.workspace,
      configs: files,
      data,
      cash: availableCash(options.availableCash, set.company.ok ? set.company.value : null, clock.now()),
      clock,
      request,
      onEvent: progress.onEvent,
    });
  } finally {
    progress.end();
  }
  console.result(weekDocument(week, options.workspace), weekText(week, options.workspace, outputWidth()));
  if (console.json || !process.stdin.isTTY || !process.stderr.isTTY) return weekExitCode(week);
  const answered = await askApprovals(week, options.workspace, clock);
  for (const answer of answered) console.note(answerText(answer, options.workspace));
  const later = new Map(answered.map(({ record }) => [record.country, record.summary]));
  return weekExitCode({ ...week, countries: week.countries.map((country) => later.get(country.country) ?? country) });
}

function weekRequest(options: WeeklyOptions, run: ReturnType<typeof requestedRun>): WeekRequest {
  if (options.supersede && options.reason === undefined) throw new UsageError('--supersede needs --reason TEXT');
  if (options.reason !== undefined && !options.supersede) throw new UsageError('--reason goes with --supersede');
  return {
    ...run,
    ...(options.country && { countries: options.country }),
    ...(options.reason !== undefined && { supersede: { by: userInfo().username, reason: options.reason } }),
  };
}

/** Invalid input is the verdict on the run only where no country could start. */
function weekExitCode({ countries }: WeekSummary): number {
  if (countries.every(({ status }) => status === 'recommended')) return exitCodes.done;
  const noneStarted = countries.every(({ status, reason }) => status === 'failed' && reason?.startsWith('OpenWeek:'));
  if (noneStarted) throw new InvalidInput(countries.map(({ country, reason }) => `${country}: ${reason}`));
  return exitCodes.notAllRecommended;
}
