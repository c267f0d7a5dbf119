import { type ObjectStore, getJson } from '@jackpot/ports';
import * as z from 'zod';
import { loadInputs } from './loaded-inputs.ts';
import type { PinnedSources } from './pinned-sources.ts';
import { holdEarlier } from './hold-earlier.ts';
import { recommend } from './recommend.ts';
import { WrongKindOfModel } from './subscription-input.ts';
import { type Amounts, type Recommendation, refusalReason } from '@jackpot/decision';
import { amountsOf } from './amounts-of.ts';
import { chosenAmounts } from './chosen-amounts.ts';

const validated = z.object({ verdict: z.enum(['pass', 'findings']), findings: z.array(z.string()) });

/**
 * The decision, from its sources and nothing else: the weekly run and whoever repeats it call this alike. Without valid
 * data, an approved model or a person's approval it holds an earlier recommendation's jackpot.
 * @throws NothingToHold
 */
export async function decideFrom(sources: PinnedSources, store: ObjectStore): Promise<Recommendation> {
  return decideBy(recommend, sources, store);
}

/** The amounts of that decision alone, by the quick choice of its jackpot: a tenth of the cost. @throws NothingToHold */
export async function amountsFrom(sources: PinnedSources, store: ObjectStore): Promise<Amounts> {
  const decided = await decideBy(chosenAmounts, sources, store);
  return 'status' in decided ? amountsOf(decided) : decided;
}

async function decideBy<T>(
  decided: (...from: Parameters<typeof recommend>) => Promise<T>,
  sources: PinnedSources,
  store: ObjectStore,
): Promise<T | Recommendation> {
  const inputs = await loadInputs(store, sources);
  const { validationKey, model, gateReason, answer } = sources;
  const { verdict, findings } = validated.parse(await getJson(store, validationKey));
  const refusal = answer && refusalReason(answer);
  if (answer !== null && refusal !== null) {
    const cause = answer.verdict === 'rejected' ? 'rejected' : 'unanswered';
    return holdEarlier(sources, inputs, store, { cause, reason: refusal });
  }
  if (verdict === 'findings') {
    const more = findings.length > 1 ? ` (and ${findings.length - 1} more in ${validationKey})` : '';
    const [first = 'no finding was written'] = findings;
    return holdEarlier(sources, inputs, store, { cause: 'data', reason: `the data cannot be used: ${first}${more}` });
  }
  if (model === null)
    return holdEarlier(sources, inputs, store, {
      cause: 'model',
      reason: `no model is approved: ${gateReason ?? 'none was trained'}`,
    });
  try {
    return await decided(sources, inputs, model, store);
  } catch (error) {
    if (!(error instanceof WrongKindOfModel)) throw error;
    return holdEarlier(sources, inputs, store, { cause: 'model', reason: error.message });
  }
}
