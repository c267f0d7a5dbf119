import { type ObjectStore, getJson } from '@jackpot/ports';
import { reasonOpenings } from '@jackpot/record';
import * as z from 'zod';
import { readDecisionInputs } from './decision-inputs.ts';
import type { DecisionSources } from './decision-sources.ts';
import { holdEarlier } from './hold-earlier.ts';
import { recommend } from './recommend.ts';
import type { Recommendation } from '@jackpot/decision';

const validated = z.object({ verdict: z.enum(['pass', 'findings']), findings: z.array(z.string()) });

/**
 * The decision, from its sources and nothing else: the weekly run and whoever repeats it call this alike. Without valid
 * data, an approved model or a person's approval it holds an earlier recommendation's jackpot.
 * @throws NothingToHold
 */
export async function decideFrom(sources: DecisionSources, store: ObjectStore): Promise<Recommendation> {
  const inputs = await readDecisionInputs(store, sources);
  const { validationKey, model, gateReason, refusal } = sources;
  const { verdict, findings } = validated.parse(await getJson(store, validationKey));
  if (refusal !== null) return holdEarlier(sources, inputs, store, refusal);
  if (verdict === 'findings') {
    const more = findings.length > 1 ? ` (and ${findings.length - 1} more in ${validationKey})` : '';
    const [first = 'no finding was written'] = findings;
    return holdEarlier(sources, inputs, store, `${reasonOpenings.data}: ${first}${more}`);
  }
  if (model === null)
    return holdEarlier(sources, inputs, store, `${reasonOpenings.model}: ${gateReason ?? 'none was trained'}`);
  return recommend(sources, inputs, model, store);
}
