import { type IndexEntry, RevisionConflict } from '@jackpot/ports';
import type { Account } from './account.ts';
import type { Plant } from './run-history.ts';

/** Puts another method in the place of one of an account's; it gets the method that was there. */
function instead<T extends object, Name extends keyof T>(port: T, name: Name, make: (was: T[Name]) => T[Name]): void {
  const was = port[name];
  port[name] = make(typeof was === 'function' ? (was.bind(port) as T[Name]) : was);
}

interface Body {
  readonly summary: { readonly status: string };
}

/** Mistakes of protocols like this one, each planted where the account keeps the protocol. */
export const plantedFaults: Readonly<Record<string, Plant>> = {
  'the claim is not conditional': ({ claims }) =>
    instead(claims, 'decide', (was) => async (week, execution) => {
      const claim = await was(week, execution);
      return claim.acquired ? claim : { acquired: true, runId: `${claim.runId}-too` };
    }),
  'the claim of an execution that was stopped is never free': ({ claims }) => instead(claims, 'end', () => () => {}),
  'a lost condition of the index is taken for a write': ({ index }) =>
    instead(
      index,
      'append',
      (was) => (entry) =>
        was(entry).catch((error: unknown) => {
          if (!(error instanceof RevisionConflict)) throw error;
        }),
    ),
  'a token takes a second answer': ({ tokens }) => {
    tokens.keepsAnswered = true;
  },
  'files of records are written over': ({ store }) =>
    instead(store, 'putNew', () => async (key, body) => {
      await store.overwrite(key, body);
      return true;
    }),
  'a job registers as often as it is asked to': ({ registry }) => {
    let asked = 0;
    instead(
      registry,
      'register',
      (was) => (model) => was({ ...model, trainingJob: `${model.trainingJob}#${(asked += 1)}` }),
    );
  },
  'the mail is marked as sent before it is': ({ store }) =>
    instead(store, 'exists', (was) => async (key) => {
      if (!key.endsWith('notified.json') || (await was(key))) return was(key);
      await store.put(key, '{}');
      return false;
    }),
  'the mail goes out before the record': (account) => beforeCommit(account),
  'what is published is never written anew': ({ store }) =>
    instead(store, 'put', (was) => async (key, body) => {
      if (!key.startsWith('recommendations/') || !(await store.exists(key))) await was(key, body);
    }),
  'who superseded it is not written': ({ index }) =>
    instead(
      index,
      'append',
      (was) => (entry) => was({ ...entry, body: { ...(entry.body as object), superseded: null } }),
    ),
  'what is recommended gives way to anything': ({ index }) =>
    instead(index, 'current', (was) => async (country, drawDate) => {
      const entry = await was(country, drawDate);
      return entry && asFailed(entry);
    }),
  'the cash lies where others read': ({ store }) =>
    instead(store, 'put', (was) => async (key, body) => {
      await was(key, body);
      if (key.endsWith('/cash.json')) await was(key.replace('cash', 'week-facts'), body);
    }),
  'a deployment changes what runs have pinned': ({ store }) =>
    instead(store, 'put', (was) => async (key, body) => {
      await was(key, body);
      if (!key.startsWith('configs/')) return;
      const country = key.slice('configs/'.length, -'.yaml'.length);
      for (const pinned of await store.list('runs/'))
        if (pinned.endsWith(`/${country}/inputs/config.json`)) await was(pinned, body);
    }),
};

function asFailed(entry: IndexEntry): IndexEntry {
  const body = entry.body as Body;
  const { status } = body.summary;
  return status === 'recommended'
    ? { ...entry, body: { ...body, summary: { ...body.summary, status: 'failed' } } }
    : entry;
}

/** Metadata is the last file before the record. */
function beforeCommit({ store, notifier }: Account): void {
  instead(store, 'putNew', (was) => async (key, body) => {
    const { recommendationId = null } = key.endsWith('/metadata.json')
      ? (JSON.parse(String(body)) as { recommendationId?: string })
      : {};
    if (recommendationId !== null && !key.includes('awaiting-approval'))
      await notifier.publish({ id: recommendationId, subject: 'announce it', body: '', country: null });
    return was(key, body);
  });
}
