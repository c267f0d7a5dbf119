import { inThreads } from '@jackpot/platform/local';
import { canonicalJson, sha256 } from '@jackpot/record';
import type { ScenarioChanges, ScenarioDecision, ScenarioTask } from '@jackpot/scenario';
import type { ExploredRecord } from './explored-record.ts';

/** State of a scenario's decision. */
export type Job =
  | { readonly state: 'waiting'; readonly ahead: number }
  | { readonly state: 'deciding'; readonly since: number }
  | { readonly state: 'decided'; readonly decided: ScenarioDecision }
  | { readonly state: 'failed'; readonly reason: string };

/** Decides scenarios one after another in one thread, each once: equal inputs and changes are the same scenario. */
export class ScenarioQueue {
  readonly #jobs = new Map<string, Job>();
  readonly #now: () => number;
  #last: Promise<void> = Promise.resolve();
  #open = 0;

  /** @param now milliseconds of a clock that only rises */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The scenario's state; it is begun where it was never asked for. */
  job(record: ExploredRecord, changes: ScenarioChanges): Job {
    const digest = sha256(canonicalJson({ inputs: record.digest, changes }));
    const known = this.#jobs.get(digest);
    if (known !== undefined) return known;
    const job: Job = { state: 'waiting', ahead: this.#open };
    this.#jobs.set(digest, job);
    this.#open += 1;
    this.#last = this.#last.then(() => this.#decide(digest, record, changes));
    return job;
  }

  async #decide(digest: string, record: ExploredRecord, changes: ScenarioChanges): Promise<void> {
    this.#jobs.set(digest, { state: 'deciding', since: this.#now() });
    const { inputs, model, recommendation } = record;
    const task: ScenarioTask = { inputs, model, drawDate: recommendation.drawDate, changes };
    try {
      const [decided] = await inThreads<ScenarioTask, ScenarioDecision>(
        import.meta.resolve('@jackpot/scenario/thread'),
        [task],
        { threads: 1 },
      );
      if (decided === undefined) throw new Error('the thread ended without an answer');
      this.#jobs.set(digest, { state: 'decided', decided });
    } catch (error) {
      this.#jobs.set(digest, { state: 'failed', reason: firstLine(error) });
    } finally {
      this.#open -= 1;
    }
  }
}

/** A thread's failure comes with its stack; a person needs what it says. */
function firstLine(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.replace(/^(\w*Error): /, '');
}
