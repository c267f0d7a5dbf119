/**
 * Decisions, explanations and pages cost more than all else of a history. Imported before the steps, this has each of them made
 * once for equal inputs: what is read from a store is read all the same, call by call, and must be what it was.
 */
import type { ObjectStore } from '@jackpot/ports';
import type * as Recommendation from '@jackpot/recommendation';
import type * as Report from '@jackpot/report';
import { sha256 } from '@jackpot/record';

interface Read {
  readonly key: string;
  /** SHA-256 of what was read; null where nothing was. */
  readonly digest: string | null;
}

interface Remembered {
  readonly reads: readonly Read[];
  readonly result: { readonly value: unknown } | { readonly error: unknown };
}

type Computing = (store: ObjectStore) => Promise<unknown>;

const known = new Map<string, Remembered[]>();

/** `compute` of what it reads in `store`, remembered under `name`. */
async function remembered(name: string, store: ObjectStore, compute: Computing): Promise<unknown> {
  const before = known.get(name) ?? [];
  const { entry, seen } = await replayed(before, store);
  if (entry !== null) return outcomeOf(entry);
  const watched = new WatchedReads(store, seen);
  const result = await compute(watched.store).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  const made = { reads: watched.reads, result };
  // A service that did not answer is no property of the inputs.
  if (!watched.failed) known.set(name, [...before, made]);
  return outcomeOf(made);
}

function outcomeOf({ result }: Remembered): unknown {
  if ('error' in result) throw result.error;
  return result.value;
}

/** Reads as the remembered ones did, as long as one of them agrees with what is found. */
async function replayed(entries: readonly Remembered[], store: ObjectStore) {
  const seen = new Map<string, Uint8Array | null>();
  let fitting = entries;
  for (let at = 0; fitting.length > 0; at += 1) {
    const [first] = fitting;
    const read = first?.reads[at];
    if (first === undefined || read === undefined) return { entry: first ?? null, seen };
    const body = await store.get(read.key).catch((error: unknown) => {
      if (error instanceof Error && error.name === 'ObjectNotFound') return null;
      throw error;
    });
    seen.set(read.key, body);
    const digest = body && sha256(body);
    fitting = fitting.filter(({ reads }) => reads[at]?.key === read.key && reads[at]?.digest === digest);
  }
  return { entry: null, seen };
}

/** A store that keeps account of what is read, and does not ask twice for what was just read. */
class WatchedReads {
  readonly reads: Read[] = [];
  failed = false;
  readonly store: ObjectStore;

  constructor(store: ObjectStore, seen: Map<string, Uint8Array | null>) {
    this.store = new Proxy(store, {
      get: (object, method) => {
        const member: unknown = Reflect.get(object, method);
        if (typeof member !== 'function') return member;
        if (method === 'get') return (key: string) => this.#read(key, object, seen);
        if (method === 'locate') return member.bind(object) as unknown;
        throw new TypeError(`what is remembered reads objects, and calls ${String(method)}`);
      },
    });
  }

  async #read(key: string, store: ObjectStore, seen: Map<string, Uint8Array | null>): Promise<Uint8Array> {
    const before = seen.get(key);
    seen.delete(key);
    try {
      const body = before ?? (await store.get(key));
      this.reads.push({ key, digest: sha256(body) });
      return body;
    } catch (error) {
      if (error instanceof Error && error.name === 'ObjectNotFound') this.reads.push({ key, digest: null });
      else this.failed = true;
      throw error;
    }
  }
}

const pages = new Map<string, string>();

function rememberedPage<Evidence>(name: string, page: (evidence: Evidence) => string): (evidence: Evidence) => string {
  return (evidence) => {
    const key = sha256(name + JSON.stringify(evidence));
    const text = pages.get(key) ?? page(evidence);
    pages.set(key, text);
    return text;
  };
}

jest.mock('@jackpot/recommendation', () => {
  const real = jest.requireActual<typeof Recommendation>('@jackpot/recommendation');
  return {
    ...real,
    decideFrom: (sources: object, store: ObjectStore) =>
      remembered(`decision ${JSON.stringify(sources)}`, store, (watched) => real.decideFrom(sources as never, watched)),
    explainChange: (from: object, to: object, store: ObjectStore, options: object) =>
      remembered(`change ${JSON.stringify([from, to, options])}`, store, (watched) =>
        real.explainChange(from as never, to as never, watched, options as never),
      ),
  };
});

jest.mock('@jackpot/report', () => {
  const real = jest.requireActual<typeof Report>('@jackpot/report');
  return {
    ...real,
    countryPage: rememberedPage('country', real.countryPage),
    weekPage: rememberedPage('week', real.weekPage),
  };
});
