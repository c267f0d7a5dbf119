import { type Clock, NoLongerWaiting, type WaitingTasks } from '@jackpot/ports';
import {
  MemoryModelRegistry,
  MemoryNotifier,
  MemoryObjectStore,
  MemoryRecordIndex,
  MemoryWeekClaims,
} from '@jackpot/ports/contract';
import type { TaskTokens } from '@jackpot/platform/local';
import { RECORD_FILES, matchesKey } from '@jackpot/workflow';

/** A bucket with the policy of the deployed one: files of records are written by a condition, hence once. */
class Bucket extends MemoryObjectStore {
  override put(key: string, body: Uint8Array | string): Promise<void> {
    if (matchesKey(RECORD_FILES, key)) return Promise.reject(new Error(`AccessDenied: ${key} needs If-None-Match`));
    return super.put(key, body);
  }

  override async putNew(key: string, body: Uint8Array | string): Promise<boolean> {
    if (await this.exists(key)) return false;
    await super.put(key, body);
    return true;
  }
}

/** Task tokens of Step Functions: one answer counts, and only in time. */
export class Tokens implements TaskTokens, WaitingTasks {
  readonly #open = new Map<string, { readonly until: number; readonly resolve: (answer: unknown) => void }>();
  /** Answers that went through, by token. */
  readonly answered = new Map<string, object[]>();

  open(token: string, seconds: number): Promise<unknown> {
    return new Promise((resolve) => {
      this.#open.set(token, { until: Date.now() + seconds * 1000, resolve });
    });
  }

  close(token: string): void {
    this.#open.delete(token);
  }

  answer(token: string, answer: object): Promise<void> {
    const waiting = this.#open.get(token);
    if (waiting === undefined || Date.now() > waiting.until) return Promise.reject(new NoLongerWaiting());
    this.#open.delete(token);
    this.answered.set(token, [...(this.answered.get(token) ?? []), answer]);
    waiting.resolve(answer);
    return Promise.resolve();
  }
}

/** State kept on AWS: it outlives every function and execution. */
export class Account {
  readonly store = new Bucket();
  readonly index = new MemoryRecordIndex();
  readonly notifier = new MemoryNotifier();
  readonly claims = new MemoryWeekClaims();
  readonly tokens = new Tokens();
  readonly registry: MemoryModelRegistry;

  constructor(clock: Clock) {
    this.registry = new MemoryModelRegistry(clock);
  }
}
