import { recommendation as recommendationSchema } from '@jackpot/decision';
import type { ObjectStore } from '@jackpot/ports';
import { type InForce, pinnedIfThere } from './past-outcomes.ts';

/** A plan as an earlier recommendation published it. Money is in the country's currency. */
export interface EarlierPlan {
  /** The draw that it was decided for. */
  readonly drawDate: string;
  readonly weeks: readonly { readonly drawDate: string; readonly expectedNetRevenue: number }[];
}

/** The plan of the last recommendation that was in force before a draw; null where there is none of several draws. */
export async function planBefore(inForce: readonly InForce[], store: ObjectStore): Promise<EarlierPlan | null> {
  const pinned = inForce.at(-1)?.pinned ?? null;
  const { data } = recommendationSchema.safeParse(pinned && (await pinnedIfThere(store, pinned)));
  if (data === undefined || data.status === 'held' || data.plan.weeks.length === 1) return null;
  const weeks = data.plan.weeks.map(({ drawDate, expectedNetRevenue }) => ({ drawDate, expectedNetRevenue }));
  return { drawDate: data.drawDate, weeks };
}
