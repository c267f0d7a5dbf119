/**
 * Every policy through every regime, by seed: the tables of `docs/replay.md`.
 *
 *     npx nx bench policy-replay -- --seeds 20 --resume study.jsonl
 *
 * Finished replays are kept in the file of `--resume`, so that a study that was stopped goes on where it was.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Replay } from '@jackpot/policy-replay';
import { replayAll } from '../src/replaying/replay-pool.ts';
import { averageTable, replayTable } from '../src/replaying/replay-table.ts';
import { openJournal } from '../src/replaying/study-journal.ts';

const { averageRegret, policyNames, regimes, summariseRegimes } = await import('@jackpot/policy-replay');

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    weeks: { type: 'string', default: '52' },
    regimes: { type: 'string', default: regimes.map(({ name }) => name).join(',') },
    policies: { type: 'string', default: policyNames.join(',') },
    resume: { type: 'string', default: 'replay-study.jsonl' },
    threads: { type: 'string', default: String(availableParallelism()) },
  },
});
const weeks = Number(values.weeks);
const journal = openJournal(values.resume);
const chosen = values.regimes.split(',');
const played = values.policies.split(',');

// Seed by seed, so that a study that is cut short has whole seeds.
const cells = Array.from({ length: Number(values.seeds) }, (_, i) => i + 1).flatMap((seed) =>
  regimes
    .filter(({ name }) => chosen.includes(name))
    .flatMap((regime) =>
      policyNames.filter((name) => played.includes(name)).map((policy) => ({ regime, policy, seed, weeks })),
    ),
);
const found = cells.flatMap(({ regime, policy, seed }) => journal.find(regime, policy, seed, weeks) ?? []);
const missing = cells.filter(({ regime, policy, seed }) => journal.find(regime, policy, seed, weeks) === undefined);
const started = performance.now();
let done = 0;
const replays = await replayAll(missing, {
  threads: Number(values.threads),
  onReplay: (replay: Replay) => {
    const regime = regimes.find(({ name }) => name === replay.regime);
    if (regime !== undefined) journal.keep(regime, replay);
    done += 1;
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    process.stderr.write(
      `${seconds.padStart(6)} s  ${found.length + done} of ${cells.length}: ${replay.regime}, ${replay.policy}, seed ${replay.seed}\n`,
    );
  },
});

const summaries = summariseRegimes(regimes, [...found, ...replays]);
for (const summary of summaries) {
  const { regime, seeds, startingRatio } = summary;
  process.stdout.write(
    `${regime}: ${seeds.length} seeds of ${weeks} weeks; starts at a payout ratio of ${(100 * startingRatio.mean).toFixed(1)} %\n\n` +
      `${replayTable(summary)}\n\n`,
  );
}
const averages = policyNames.map((policy) => [policy, averageRegret(summaries, policy)] as const);
process.stdout.write(`Regret averaged over ${summaries.length} regimes, %:\n\n${averageTable(averages)}\n`);
