/**
 * Every policy through every regime, by seed: the tables of `docs/replay.md`.
 *
 *     npx nx bench policy-replay -- --seeds 20 --resume study.jsonl
 *
 * Finished replays are kept in the file of `--resume`, so that a study that was stopped goes on where it was.
 */
import { parseArgs } from 'node:util';
import { replayStudy } from '@jackpot/policy-replay/study';
import { followSteps } from '../src/output/step-progress.ts';
import { replayInThreads } from '../src/studies/replay-in-threads.ts';
import { averageTable, replayTable } from '../src/output/replay-table.ts';
import { openJournal } from '../src/studies/journal-file.ts';

const { averageRegret, policyNames, regimes, summariseRegimes } = await import('@jackpot/policy-replay');

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    weeks: { type: 'string', default: '52' },
    regimes: { type: 'string', default: regimes.map(({ name }) => name).join(',') },
    policies: { type: 'string', default: policyNames.join(',') },
    resume: { type: 'string', default: 'replay-study.jsonl' },
  },
});
const weeks = Number(values.weeks);
const chosen = regimes.filter(({ name }) => values.regimes.split(',').includes(name));
const policies = policyNames.filter((name) => values.policies.split(',').includes(name));
const progress = followSteps(process.stderr, 'replaying', () => performance.now());
const replays = await replayStudy({
  regimes: chosen,
  policies,
  seeds: Array.from({ length: Number(values.seeds) }, (_, i) => i + 1),
  weeks,
  run: replayInThreads,
  journal: openJournal(values.resume),
  onWeek: progress.onStep,
}).finally(() => progress.end());

const summaries = summariseRegimes(chosen, replays);
for (const summary of summaries) {
  const { regime, seeds, startingRatio } = summary;
  process.stdout.write(
    `${regime}: ${seeds.length} seeds of ${weeks} weeks; starts at a payout ratio of ${(100 * startingRatio.mean).toFixed(1)} %\n\n` +
      `${replayTable(summary, Infinity)}\n\n`,
  );
}
const averages = policies.map((policy) => [policy, averageRegret(summaries, policy)] as const);
process.stdout.write(`Regret averaged over ${summaries.length} regimes, %:\n\n${averageTable(averages)}\n`);
