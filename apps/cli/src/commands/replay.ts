import { availableParallelism } from 'node:os';
import type { Regime, RegimeSummary, Replay } from '@jackpot/policy-replay';
import { marketOf } from '@jackpot/simulator';
import type { Command } from 'commander';
import { Console } from '../output/console.ts';
import { countryCash } from '../inputs/country-cash.ts';
import { readCountryAndCompany } from '../inputs/country-file.ts';
import { SIMULATED } from '../output/decision-text.ts';
import { UsageError } from '../errors.ts';
import { replayAll } from '../replaying/replay-pool.ts';
import { replayTable } from '../replaying/replay-table.ts';
import { shared } from '../shared-options.ts';
import { followSteps } from '../output/step-progress.ts';
import { wholeNumber } from '../whole-number.ts';

interface ReplayOptions {
  readonly config: string;
  readonly weeks: string;
  readonly seed: string;
  readonly availableCash?: string;
  readonly json?: boolean;
}

/** The past that every policy starts from: two years, up to where the shipped data ends. */
const PAST = { pastWeeks: 104, lastPastDraw: '2026-11-22' };
const MOST_WEEKS = 520;

export function addReplay(program: Command): void {
  program
    .command('replay')
    .summary('decision policies through a simulated lottery')
    .description(
      "Plays decision policies through weeks of a lottery that is simulated by a country's config, all of them in the same\n" +
        'course of the world, and holds them against an oracle that knows its demand: net revenue, regret, violations. Models\n' +
        'are trained again every four weeks on what their own policy brought about.',
    )
    .addOption(shared.config())
    .option('--weeks <n>', 'how many weeks', '52')
    .option('--seed <n>', 'seed of the course that the world takes', '1')
    .addOption(shared.availableCash())
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot replay --config configs/germany.yaml --weeks 13 --seed 1')
    .action(async (options: ReplayOptions) => replay(options));
}

async function replay(options: ReplayOptions): Promise<void> {
  const console = new Console(options.json ?? false);
  const weeks = wholeNumber('--weeks', options.weeks, 1);
  if (weeks > MOST_WEEKS) throw new UsageError(`--weeks: expected at most ${MOST_WEEKS}, found ${weeks}`);
  const seed = wholeNumber('--seed', options.seed, 0);
  const { config, company } = readCountryAndCompany(options.config);
  const { cash, simulated } = countryCash(options.availableCash, company, config);
  const regime: Regime = { name: config.country, config, market: marketOf(config), ...PAST, cash };
  // Loaded late: it brings TensorFlow.js, for which no other command should wait.
  const { policyNames, summariseRegimes } = await import('@jackpot/policy-replay');
  const progress = followSteps(process.stderr, `replaying ${config.country}`, () => performance.now());
  let weeksDone = 0;
  const replays = await replayAll(
    policyNames.map((policy) => ({ regime, policy, seed, weeks })),
    {
      threads: availableParallelism(),
      onWeek: () => progress.onStep({ step: (weeksDone += 1), steps: weeks * policyNames.length }),
    },
  ).finally(() => progress.end());
  const summaries = summariseRegimes([regime], replays);
  const { country, currency, objective } = config;
  console.result(
    { country, currency, weeks, seed, objective, simulatedCash: simulated, policies: policiesOf(summaries, replays) },
    [
      ...(simulated ? [SIMULATED] : []),
      `${country}, ${weeks} weeks after ${PAST.lastPastDraw} of a simulated lottery, seed ${seed}, in ${currency}`,
      '',
      ...summaries.map(replayTable),
      '',
      "Revenue is what was to be expected in each week, less what the payout ratio's use was worth beyond the oracle's. How",
      'often policies win is a matter of many seeds: docs/replay.md.',
    ].join('\n'),
  );
}

/** The JSON document's policies, for one seed. */
function policiesOf(summaries: readonly RegimeSummary[], replays: readonly Replay[]): object[] {
  return summaries.flatMap(({ policies }) =>
    policies.map(({ policy, revenue, regret, payoutRatio, missedWindows, largestMiss, cash }) => ({
      policy,
      netRevenue: revenue.mean,
      regret: regret.mean,
      payoutRatio: payoutRatio.mean,
      violations: { missedWindows, largestMiss, cash },
      jackpots: replays.find((replay) => replay.policy === policy)?.jackpots,
    })),
  );
}
