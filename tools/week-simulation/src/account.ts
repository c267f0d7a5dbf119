import {
  type Claim,
  type Clock,
  NoLongerWaiting,
  type Notification,
  type RecordIndex,
  type WaitingTasks,
} from '@jackpot/ports';
import {
  MemoryModelRegistry,
  MemoryNotifier,
  MemoryObjectStore,
  MemoryRecordIndex,
  MemoryWeekClaims,
} from '@jackpot/ports/contract';
import type { TaskTokens } from '@jackpot/platform/local';
import { RECORD_FILES, matchesKey } from '@jackpot/workflow';
import { countryNames } from './example-countries.ts';

/** A bucket with the policy of the deployed one: files of records are written by a condition, hence once. */
class Bucket extends MemoryObjectStore {
  override put(key: string, body: Uint8Array | string): Promise<void> {
    if (matchesKey(RECORD_FILES, key)) return Promise.reject(new Error(`AccessDenied: ${key} needs If-None-Match`));
    return super.put(key, body);
  }

  override async putNew(key: string, body: Uint8Array | string): Promise<boolean> {
    if (await super.exists(key)) return false;
    await super.put(key, body);
    return true;
  }

  /** Writes past the policy. */
  overwrite(key: string, body: Uint8Array | string): Promise<void> {
    return super.put(key, body);
  }
}

/** Claims that notice when two executions that run hold one instant. */
class Claims extends MemoryWeekClaims {
  readonly #holders = new Map<string, string>();
  readonly #ended = new Set<string>();
  readonly heldByTwo: string[] = [];

  decide(week: string, executionId: string): Promise<Claim> {
    return super.acquire(week, executionId);
  }

  override async acquire(week: string, executionId: string): Promise<Claim> {
    const claim = await this.decide(week, executionId);
    if (!claim.acquired) return claim;
    const holder = this.#holders.get(week) ?? executionId;
    if (holder !== executionId && !this.#ended.has(holder))
      this.heldByTwo.push(`${holder} and ${executionId}: ${week}`);
    this.#holders.set(week, executionId);
    return claim;
  }

  override end(executionId: string): void {
    this.#ended.add(executionId);
    super.end(executionId);
  }

  override release(week: string, executionId: string): Promise<void> {
    if (this.#holders.get(week) === executionId) this.#holders.delete(week);
    return super.release(week, executionId);
  }
}

/** Mails that notice when they tell of what is not recorded yet. */
class Mails extends MemoryNotifier {
  readonly #index: RecordIndex;
  readonly tooEarly: string[] = [];

  constructor(index: RecordIndex) {
    super();
    this.#index = index;
  }

  override async publish(mail: Notification): Promise<void> {
    const country = countryNames.find((name) => mail.id.startsWith(`${name}-`));
    if (country !== undefined && !mail.subject.includes('failed')) {
      const recorded = await this.#index.history(country);
      if (!recorded.some(({ id }) => [id, `${id}-approval`].includes(mail.id))) this.tooEarly.push(mail.id);
    }
    await super.publish(mail);
  }
}

/** Task tokens of Step Functions: one answer counts, and only in time. */
export class Tokens implements TaskTokens, WaitingTasks {
  readonly #open = new Map<string, { readonly until: number; readonly resolve: (answer: unknown) => void }>();
  /** Answers that went through, by token. */
  readonly answered = new Map<string, object[]>();
  /** True where a token goes on being valid once it was answered, which Step Functions' do not. */
  keepsAnswered = false;

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
    if (!this.keepsAnswered) this.#open.delete(token);
    this.answered.set(token, [...(this.answered.get(token) ?? []), answer]);
    waiting.resolve(answer);
    return Promise.resolve();
  }
}

/** State kept on AWS: it outlives every function and execution. */
export class Account {
  readonly store = new Bucket();
  readonly index = new MemoryRecordIndex();
  readonly notifier = new Mails(this.index);
  readonly claims = new Claims();
  readonly tokens = new Tokens();
  readonly registry: MemoryModelRegistry;

  constructor(clock: Clock) {
    this.registry = new MemoryModelRegistry(clock);
  }
}
