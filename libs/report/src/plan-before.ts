import { recommendation as recommendationSchema } from '@jackpot/decision';
import type { ObjectStore, RecordIndex } from '@jackpot/ports';
import type { CountrySummary } from '@jackpot/record';
import { inForceBefore, pinnedIfThere } from './past-outcomes.ts';

/** A plan as an earlier recommendation published it. Money is in the country's currency. */
export interface EarlierPlan {
  /** The draw that it was decided for. */
  readonly drawDate: string;
  readonly weeks: readonly { readonly drawDate: string; readonly expectedNetRevenue: number }[];
}

/** The plan of the recommendation before this draw's, as it was in force at an instant; null where there is none of several draws. */
export async function planBefore(
  summary: Pick<CountrySummary, 'country' | 'drawDate'>,
  asOf: string,
  { store, index }: { readonly store: ObjectStore; readonly index: RecordIndex },
): Promise<EarlierPlan | null> {
  const pinned = (await inForceBefore(summary, asOf, index)).at(-1)?.pinned ?? null;
  const { data } = recommendationSchema.safeParse(pinned && (await pinnedIfThere(store, pinned)));
  if (data === undefined || data.status === 'held' || data.plan.weeks.length === 1) return null;
  const weeks = data.plan.weeks.map(({ drawDate, expectedNetRevenue }) => ({ drawDate, expectedNetRevenue }));
  return { drawDate: data.drawDate, weeks };
}
