import type { CountryConfig } from '@jackpot/config-schema';
import { decide, type DecisionInput } from '@jackpot/constrained-optimiser';
import type { Decision } from '@jackpot/decision';
import { fittingTable, money, percent } from '@jackpot/report';
import { sayingPlan } from './saying-progress.ts';
import { outputWidth } from './terminal.ts';

const WEEKS_PER_YEAR = 52;

/** Announcement when the plan looks so far ahead, with that plan's quality. */
interface HorizonRow {
  readonly horizonWeeks: number;
  readonly status: Decision['status'];
  readonly jackpot: number;
  /** Objective of the plan, for 52 weeks of it, in the country's currency. */
  readonly objectivePerYear: number;
  readonly gap: number;
}

/** The same draw decided with each horizon, in the given order. */
export async function compareHorizons(input: DecisionInput, horizons: readonly number[]): Promise<HorizonRow[]> {
  const rows: HorizonRow[] = [];
  for (const horizonWeeks of horizons) {
    const config = { ...input.config, plan: { ...input.config.plan, horizonWeeks } };
    const asked = { ...input, config };
    const { status, jackpot, plan } = await sayingPlan(asked, () => decide(asked));
    const objectivePerYear = (plan.objective * WEEKS_PER_YEAR) / horizonWeeks;
    rows.push({ horizonWeeks, status, jackpot, objectivePerYear, gap: plan.gap });
  }
  return rows;
}

export function horizonTable(rows: readonly HorizonRow[], { currency }: CountryConfig): string {
  return fittingTable(
    ['weeks planned', 'status', 'first jackpot', 'objective a year', 'gap at most'],
    rows.map(({ horizonWeeks, status, jackpot, objectivePerYear, gap }) => [
      String(horizonWeeks),
      status,
      money(jackpot, currency),
      money(objectivePerYear, currency),
      percent(gap, 4),
    ]),
    outputWidth(),
  );
}
