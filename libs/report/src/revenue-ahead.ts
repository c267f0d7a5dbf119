import { configOn, drawsAhead } from '@jackpot/config-schema';
import { revenueStray90 } from '@jackpot/constrained-optimiser/year';
import type { Recommendation } from '@jackpot/decision';
import { forecastTickets } from '@jackpot/forecast-model';
import type { PlannedRow } from '@jackpot/sales-data';
import type { Today } from '@jackpot/track-record';

/**
 * Money by which the net revenue of all planned draws strays from its expectation in nine cases of ten, at most, by luck and by the forecast's
 * errors. Null of one draw, and where luck decides the later jackpots themselves.
 *
 * @param planned rows of draws to come, whose campaigns and events the plan was made with
 */
export function revenueAhead(
  recommendation: Recommendation,
  planned: readonly PlannedRow[],
  { config, model }: Today,
): number | null {
  if (recommendation.status === 'held' || recommendation.rollover || recommendation.plan.weeks.length === 1)
    return null;
  const rows = new Map(planned.map((row) => [row.drawDate, row]));
  return revenueStray90(
    recommendation.plan.weeks.map(({ drawDate, jackpot }) => {
      const { marketingSpend = null, event = null } = rows.get(drawDate) ?? {};
      const tickets = forecastTickets(model, {
        drawDate,
        jackpot,
        ahead: drawsAhead(config, model.fit.cutoff, drawDate),
        ...(marketingSpend !== null && { marketingSpend }),
        ...(event !== null && { event }),
      });
      return { config: configOn(config, drawDate), jackpot, tickets };
    }),
  );
}
