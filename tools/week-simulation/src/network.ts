import { chance, pick } from './chance.ts';
import { sleep } from './virtual-time.ts';
import { type IndexEntry, RevisionConflict } from '@jackpot/ports';

/** Ways in which a call to a service goes wrong. */
export const faultKinds = [
  'throttled',
  /** Timed out, its effect done or not. */
  'lost request',
  'lost answer',
  'reset',
  /** A condition was lost to another writer. */
  'conflict',
  /** An index that follows later does not know the last write yet. */
  'stale',
  /** The function dies before the call, or after its effect. */
  'killed before',
  'killed after',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Faults, by the name of the call: execution, step, country, port, method, and how often it was called so. */
export type Faults = ReadonlyMap<string, FaultKind>;

/** A service still does not answer after the client's own attempts, as the platform names it. */
class ServiceUnavailable extends Error {
  override readonly name = 'ServiceUnavailable';
}

/** Lambda's own name of a function that died. */
class FunctionDied extends Error {
  override readonly name = 'Runtime.ExitError';
}

export const isPassing = (error: unknown): boolean => error instanceof ServiceUnavailable;

/** One call of a function: it lives until it answers or dies, and once dead nothing that it asked for has an effect. */
export class Invocation {
  readonly place: string;
  readonly died: Promise<never>;
  isDead = false;
  #reject: (error: Error) => void = () => {};

  constructor(place: string) {
    this.place = place;
    this.died = new Promise((_, reject) => (this.#reject = reject));
    this.died.catch(() => null);
  }

  die(reason: string): Promise<never> {
    this.isDead = true;
    this.#reject(new FunctionDied(reason));
    return NEVER;
  }
}

const NEVER = new Promise<never>(() => {});

interface Weather {
  readonly seed: number;
  /** Share of calls that go wrong. */
  readonly rate: number;
  /** Faults that happen, instead of those of the seed; null for those of the seed. */
  readonly only: Faults | null;
}

/** Decides what becomes of each call, and keeps account of what went wrong. */
export class Network {
  readonly #weather: Weather;
  readonly #counts = new Map<string, number>();
  readonly happened = new Map<string, FaultKind>();
  /** Calls so far, by name. */
  readonly calls: string[] = [];
  readonly #cutOff = new Set<string>();
  healthy = false;

  constructor(weather: Weather) {
    this.#weather = weather;
  }

  /** From now on no call of this execution comes back, nor has any effect. */
  cutOff(execution: string): void {
    this.#cutOff.add(execution);
  }

  async call<T>(by: Invocation, port: string, method: string, effect: () => Promise<T>): Promise<T> {
    const name = this.#nameOf(`${by.place}/${port}.${method}`);
    this.calls.push(name);
    const fault = this.healthy ? null : this.#faultOf(name, port, method);
    if (fault !== null) this.happened.set(name, fault);
    await sleep(1 + Math.floor(200 * chance(this.#weather.seed, 'latency', name)));
    if (by.isDead || this.#cutOff.has(by.place.slice(0, by.place.indexOf('/')))) return NEVER;
    switch (fault) {
      case 'throttled':
        throw new ServiceUnavailable(`${method}: rate exceeded`);
      case 'lost request':
        await sleep(30_000);
        throw new ServiceUnavailable(`${method}: timed out`);
      case 'reset':
      case 'lost answer':
        await effect();
        await sleep(fault === 'reset' ? 1 : 30_000);
        throw new ServiceUnavailable(`${method}: ${fault}`);
      case 'conflict':
        throw new RevisionConflict({ country: 'another', drawDate: 'writer', revision: 0 } as IndexEntry);
      case 'killed before':
        return by.die(`killed before ${name}`);
      case 'killed after':
        await effect();
        return by.die(`killed after ${name}`);
      case 'stale': {
        const seen = await effect();
        return (Array.isArray(seen) ? seen.slice(0, -1) : seen) as T;
      }
      case null:
        return effect();
    }
  }

  #nameOf(place: string): string {
    const count = (this.#counts.get(place) ?? 0) + 1;
    this.#counts.set(place, count);
    return `${place}/${count}`;
  }

  #faultOf(name: string, port: string, method: string): FaultKind | null {
    const { seed, rate, only } = this.#weather;
    if (only !== null) return only.get(name) ?? null;
    if (chance(seed, 'goes wrong', name) >= rate) return null;
    return pick(possible(port, method), chance(seed, 'how', name));
  }
}

function possible(port: string, method: string): [FaultKind, ...FaultKind[]] {
  const anywhere: [FaultKind, ...FaultKind[]] = [
    'throttled',
    'lost request',
    'lost answer',
    'reset',
    'killed before',
    'killed after',
  ];
  if (port === 'index' && method === 'append') return [...anywhere, 'conflict'];
  if (port === 'index' && (method === 'ofWeek' || method === 'ofModel')) return [...anywhere, 'stale', 'stale'];
  return anywhere;
}

/** A port whose every call goes through the network. */
export function overNetwork<T extends object>(port: string, target: T, network: Network, by: Invocation): T {
  return new Proxy(target, {
    get(object, method) {
      const member: unknown = Reflect.get(object, method);
      if (typeof member !== 'function') return member;
      if (method === 'locate') return member.bind(object) as unknown;
      return (...args: unknown[]) =>
        network.call(by, port, String(method), () => Reflect.apply(member, object, args) as Promise<unknown>);
    },
  });
}
