import { type ObjectStore, getJson } from '@jackpot/ports';
import { type RecommendationMetadata, differences } from '@jackpot/record';
import * as z from 'zod';
import { amountsOf } from './amounts-of.ts';
import { amountsFrom, decideFrom } from './decide-from.ts';
import { pinnedCash } from './loaded-inputs.ts';
import type { PinnedSources } from './pinned-sources.ts';
import { type Amounts, type Cause, type Change, causes } from '@jackpot/decision';

/** A decision with its inputs. */
export interface SourcedDecision {
  readonly amounts: Amounts;
  readonly sources: PinnedSources;
}

/** Code that decided. */
type DecidingCode = Omit<RecommendationMetadata['code'], 'noCommit'>;

/** Difference of the later code from the earlier; null where commit and Node.js are the same, and no tree had changes. */
export function codeChange(earlier: DecidingCode, later: DecidingCode): string | null {
  const text = ({ commit, dirty, node }: DecidingCode) =>
    `${commit?.slice(0, 8) ?? 'no commit'}${dirty ? ' with changes' : ''} on Node.js ${node ?? 'unknown'}`;
  const isSame = earlier.commit !== null && earlier.commit === later.commit && earlier.node === later.node;
  return isSame && !earlier.dirty && !later.dirty ? null : `${text(later)} after ${text(earlier)}`;
}

/** Keys that each cause takes from the later decision's sources; code takes none, it is what runs here. */
const taken: Readonly<Record<Cause, readonly (keyof PinnedSources)[]>> = {
  code: [],
  data: ['drawDate', 'sales', 'openDraws', 'validationKey'],
  model: ['model'],
  config: ['config'],
  cash: ['company', 'cashKey', 'simulatedCash'],
};

/**
 * Explains how the earlier decision became the later one, deciding step by step with this code.
 * `code`: how this code differs from that of the earlier one; null where it does not. `byThisCode`: the later one was made
 * by it, so that its own result ends the steps; then they are told by the quick choice of their jackpots.
 */
export async function explainChange(
  earlier: SourcedDecision & { readonly id: string },
  later: SourcedDecision,
  store: ObjectStore,
  { code, byThisCode }: { readonly code: string | null; readonly byThisCode: boolean },
): Promise<Change> {
  const { id, amounts: from } = earlier;
  const { amounts: to } = later;
  const what = { code, ...(await describeChanges(earlier.sources, later.sources, store)) };
  const last = causes.findLast((cause) => what[cause] !== null);
  const parts: Change['parts'] = [];
  const decided = byThisCode ? amountsFrom : inFull;
  let [sources, before] = [earlier.sources, from];
  for (const cause of causes) {
    sources = { ...sources, ...Object.fromEntries(taken[cause].map((name) => [name, later.sources[name]])) };
    const after = what[cause] === null ? before : cause === last && byThisCode ? to : await decided(sources, store);
    parts.push({ cause, what: what[cause], ...minus(after, before) });
    before = after;
  }
  const { drawDate } = earlier.sources;
  return { id, drawDate, from, to, parts, remainder: minus(to, before), unexplained: null };
}

async function inFull(sources: PinnedSources, store: ObjectStore): Promise<Amounts> {
  return amountsOf(await decideFrom(sources, store));
}

/** The same without a reason for any of it, where the earlier decision cannot be repeated. */
export function unexplainedChange(
  { id, drawDate, from }: Pick<Change, 'id' | 'drawDate' | 'from'>,
  to: Amounts,
  unexplained: string,
): Change {
  return { id, drawDate, from, to, parts: [], remainder: minus(to, from), unexplained };
}

function minus(a: Amounts, b: Amounts): Amounts {
  return { jackpot: a.jackpot - b.jackpot, expectedNetRevenue: a.expectedNetRevenue - b.expectedNetRevenue };
}

const counted = z.object({ draws: z.int() });

/** Describes the differences, a sentence a cause. The cash's amount is in none. */
async function describeChanges(
  a: PinnedSources,
  b: PinnedSources,
  store: ObjectStore,
): Promise<Record<Exclude<Cause, 'code'>, string | null>> {
  const json = (key: string) => getJson(store, key);
  const draws = async (key: string) => counted.parse(await json(key)).draws;
  const cash = async (key: string) => pinnedCash.parse(await json(key)).available;
  const sameData =
    a.drawDate === b.drawDate && a.sales?.sha256 === b.sales?.sha256 && a.openDraws?.sha256 === b.openDraws?.sha256;
  const company = fieldsText(await json(a.company.key), await json(b.company.key));
  const ofCash = [
    ...(company === null ? [] : [company]),
    ...((await cash(a.cashKey)) === (await cash(b.cashKey)) ? [] : ['another amount of available cash']),
  ];
  return {
    data: sameData
      ? null
      : `${await draws(b.validationKey)} draws known before ${b.drawDate}, ${await draws(a.validationKey)} before ${a.drawDate}`,
    model: a.model?.digest === b.model?.digest ? null : `v${b.model?.version} after v${a.model?.version}`,
    config: fieldsText(await json(a.config.key), await json(b.config.key)),
    cash: ofCash.length === 0 ? null : ofCash.join('; '),
  };
}

const FIELDS_SHOWN = 3;

function fieldsText(a: unknown, b: unknown): string | null {
  const fields = [...differences(a, b)].map(
    ({ pointer, expected, found }) =>
      `${pointer.slice(1).replaceAll('/', '.')} ${JSON.stringify(found) ?? 'gone'} after ${JSON.stringify(expected) ?? 'nothing'}`,
  );
  if (fields.length === 0) return null;
  const more = fields.length > FIELDS_SHOWN ? `, and ${fields.length - FIELDS_SHOWN} more fields` : '';
  return `${fields.slice(0, FIELDS_SHOWN).join(', ')}${more}`;
}
