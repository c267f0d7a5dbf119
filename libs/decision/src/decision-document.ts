import * as z from 'zod';
import { approval } from './approval.ts';
import { change } from './change.ts';
import { decidingModel } from './deciding-model.ts';
import { decidingSoftware } from './deciding-software.ts';
import { pinnedInput } from './pinned-object.ts';
import { recommendation } from './recommendation.ts';

/** `decision.json`: the recommendation, which registered model and which software made it, and every object that was read for it. */
export const decisionDocument = z.object({
  recommendation,
  model: decidingModel.nullable(),
  /** Null in decisions from before it was pinned here. */
  software: decidingSoftware.nullable().default(null),
  inputs: z.array(pinnedInput),
  /** Answer that made this hold an earlier jackpot, where a recommendation was not approved. */
  approval: approval.nullable(),
  /** Change from the decision before; null if there was none, or if this is no decision. */
  sinceLast: change.nullable(),
});
export type DecisionDocument = z.infer<typeof decisionDocument>;
