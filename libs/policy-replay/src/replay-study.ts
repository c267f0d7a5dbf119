import type { PolicyName } from './policies.ts';
import type { Regime } from './regime.ts';
import type { Replay, ReplayRequest } from './replay.ts';
import type { StudyJournal } from './study-journal.ts';

/** One replay of a study. */
export type ReplayTask = Omit<ReplayRequest, 'onWeek'>;

/** Runs replays, side by side where the machine can. `onReplay` is called with each as it ends; the answer is in the order of the tasks. */
export type RunReplays = (
  tasks: readonly ReplayTask[],
  events: { readonly onWeek: () => void; readonly onReplay: (replay: Replay, task: ReplayTask) => void },
) => Promise<Replay[]>;

interface ReplayStudy {
  readonly regimes: readonly Regime[];
  readonly policies: readonly PolicyName[];
  readonly seeds: readonly number[];
  /** Weeks of each replay. */
  readonly weeks: number;
  readonly run: RunReplays;
  /** Keeps finished replays, and returns those of earlier runs. */
  readonly journal?: StudyJournal | undefined;
  /** Called after each replayed week; what the journal knew counts as done from the start. */
  readonly onWeek?: (progress: { readonly step: number; readonly steps: number }) => void;
}

/** Replays every policy in every regime by every seed. Replays that the journal holds are not run again. */
export async function replayStudy({
  regimes,
  policies,
  seeds,
  weeks,
  run,
  journal,
  onWeek,
}: ReplayStudy): Promise<Replay[]> {
  // Seed by seed, so that a study that is cut short has whole seeds.
  const tasks = seeds.flatMap((seed) =>
    regimes.flatMap((regime) => policies.map((policy) => ({ regime, policy, seed, weeks }))),
  );
  const known = tasks.map((task) => journal?.find(task));
  const missing = tasks.filter((_, at) => known[at] === undefined);
  let weeksDone = (tasks.length - missing.length) * weeks;
  const replayed = await run(missing, {
    onWeek: () => onWeek?.({ step: (weeksDone += 1), steps: tasks.length * weeks }),
    onReplay: (replay, { regime }) => journal?.keep(regime, replay),
  });
  return [...known.filter((replay) => replay !== undefined), ...replayed];
}
