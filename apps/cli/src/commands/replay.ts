import type { Regime, RegimeSummary, Replay } from '@jackpot/policy-replay';
import { marketOf } from '@jackpot/simulator';
import { replayStudy } from '@jackpot/policy-replay/study';
import type { Command } from 'commander';
import { Console } from '../output/console.ts';
import { countryCash } from '../inputs/country-cash.ts';
import { readCountryAndCompany } from '../inputs/country-file.ts';
import { SIMULATED } from '../output/decision-text.ts';
import { UsageError } from '../errors.ts';
import { replayInThreads } from '../studies/replay-in-threads.ts';
import { replayTable } from '../output/replay-table.ts';
import { outputWidth } from '../output/terminal.ts';
import { openJournal } from '../studies/journal-file.ts';
import { configPath, type NamedCountry } from '../inputs/named-country.ts';
import { shared } from '../shared-options.ts';
import { followSteps } from '../output/step-progress.ts';
import { wholeNumber } from '../whole-number.ts';

interface ReplayOptions extends NamedCountry {
  readonly weeks: string;
  readonly seed: string;
  readonly seeds: string;
  readonly resume?: string;
  readonly availableCash?: string;
  readonly json?: boolean;
}

/** The past that every policy starts from: two years, up to where the shipped data ends. */
const PAST = { pastWeeks: 104, lastPastDraw: '2026-11-22' };
const MOST_WEEKS = 520;
const MOST_SEEDS = 1000;

export function addReplay(program: Command): void {
  program
    .command('replay')
    .summary('decision policies through a simulated lottery')
    .description(
      "Plays decision policies through weeks of a lottery that is simulated by a country's config, all of them in the same\n" +
        'course of the world, and holds them against an oracle that knows its demand: net revenue, regret, violations. Models\n' +
        'are trained again every four weeks on what their own policy brought about.',
    )
    .argument('[country]', "a country's name, whose config is taken")
    .addOption(shared.config())
    .addOption(shared.configs())
    .option('--weeks <n>', 'how many weeks', '52')
    .option('--seed <n>', 'seed of the course that the world takes', '1')
    .option('--seeds <n>', 'how many courses, by seeds from --seed on: standard errors come with them', '1')
    .option('--resume <file>', 'keep finished replays there, and go on from those that it holds')
    .addOption(shared.availableCash())
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot replay germany --weeks 13 --seeds 5 --resume replays.jsonl')
    .action(async (country: string | undefined, options: ReplayOptions) =>
      replay({ ...options, ...(country === undefined ? {} : { country }) }),
    );
}

async function replay(options: ReplayOptions): Promise<void> {
  const console = new Console(options.json ?? false);
  const weeks = wholeNumber('--weeks', options.weeks, 1);
  if (weeks > MOST_WEEKS) throw new UsageError(`--weeks: expected at most ${MOST_WEEKS}, found ${weeks}`);
  const first = wholeNumber('--seed', options.seed, 0);
  const count = wholeNumber('--seeds', options.seeds, 1);
  if (count > MOST_SEEDS) throw new UsageError(`--seeds: expected at most ${MOST_SEEDS}, found ${count}`);
  const seeds = Array.from({ length: count }, (_, at) => first + at);
  const { config, company } = readCountryAndCompany(configPath(options));
  const { cash, simulated } = countryCash(options.availableCash, company, config);
  const regime: Regime = { name: config.country, config, market: marketOf(config), ...PAST, cash };
  const journal = options.resume === undefined ? undefined : openJournal(options.resume);
  // Loaded late: it brings TensorFlow.js, for which no other command should wait.
  const { policyNames, summariseRegimes } = await import('@jackpot/policy-replay');
  const progress = followSteps(process.stderr, `replaying ${config.country}`, () => performance.now());
  const request = {
    regimes: [regime],
    policies: policyNames,
    seeds,
    weeks,
    run: replayInThreads,
    journal,
    onWeek: progress.onStep,
  };
  const replays = await replayStudy(request).finally(() => progress.end());
  const summaries = summariseRegimes([regime], replays);
  const { country, currency, objective } = config;
  const courses = count === 1 ? `seed ${first}` : `seeds ${first} to ${seeds.at(-1)}`;
  console.result(
    { country, currency, weeks, seeds, objective, simulatedCash: simulated, policies: policiesOf(summaries, replays) },
    [
      ...(simulated ? [SIMULATED] : []),
      `${country}, ${weeks} weeks after ${PAST.lastPastDraw} of a simulated lottery, ${courses}, in ${currency}`,
      '',
      ...summaries.map((summary) => replayTable(summary, outputWidth())),
      '',
      "Revenue is what was to be expected in each week, less what the payout ratio's use was worth beyond the oracle's.",
      count === 1
        ? 'How often policies win is a matter of many seeds: --seeds 20.'
        : '± is the standard error over the seeds, of which each is the same course of the world for every policy.',
    ].join('\n'),
  );
}

/** The JSON document's policies: means over the seeds with their standard errors, and each seed's jackpots. */
function policiesOf(summaries: readonly RegimeSummary[], replays: readonly Replay[]): object[] {
  return summaries.flatMap(({ policies }) =>
    policies.map(({ policy, revenue, regret, payoutRatio, missedWindows, largestMiss, cash }) => ({
      policy,
      netRevenue: revenue,
      regret,
      payoutRatio,
      violations: { missedWindows, largestMiss, cash },
      jackpotsBySeed: replays.filter((replay) => replay.policy === policy).map(({ jackpots }) => jackpots),
    })),
  );
}
