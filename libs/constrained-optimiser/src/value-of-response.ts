import type { CountryConfig } from '@jackpot/config-schema';
import { objectiveOf, type ResponseUncertainty } from '@jackpot/decision';
import { exp } from '@jackpot/elementary-functions';
import type { TicketDistribution } from '@jackpot/forecast-model';
import { drawMoney } from './draw/draw-money.ts';

interface ResponseQuestion {
  readonly config: CountryConfig;
  /** Jackpots that may be announced, with their forecasts. */
  readonly candidates: readonly { readonly jackpot: number; readonly tickets: TicketDistribution }[];
  /** Possible responses, equally likely: by how much log tickets of each candidate lie above its forecast. */
  readonly responses: readonly (readonly number[])[];
  /** Gain from a unit of prizes beyond the payout ratio's cap, or short of its floor; 0 where it doesn't bind. */
  readonly price: { readonly cap: number; readonly floor: number };
}

type ResponseAnswer = Pick<ResponseUncertainty, 'value' | 'jackpots'>;

/** E max − max E over the responses, of the objective with prizes charged at the ratio's price. Never below 0. */
export function valueOfResponse({ config, candidates, responses, price }: ResponseQuestion): ResponseAnswer {
  const worths = responses.map((shifts) =>
    candidates.map(({ jackpot, tickets }, i) => worthOf(config, jackpot, shifted(tickets, shifts[i] ?? 0), price)),
  );
  const best = worths.map((row) => row.reduce((top, worth, i) => (worth > (row[top] ?? -Infinity) ? i : top), 0));
  const informed = mean(worths.map((row, k) => row[best[k] ?? 0] ?? 0));
  const uninformed = Math.max(...candidates.map((_, i) => mean(worths.map((row) => row[i] ?? 0))));
  const chosen = best.map((i) => candidates[i]?.jackpot ?? 0).sort((a, b) => a - b);
  const at = (p: number) => chosen[Math.round(p * (chosen.length - 1))] ?? 0;
  return { value: Math.max(0, informed - uninformed), jackpots: [at(0.05), at(0.95)] };
}

/** Half the change of log jackpot, and of log tickets, that slopes are taken over. */
const HALF_STEP = 0.01;

/**
 * The elasticity that makes a jackpot right: −(∂W/∂ log J)/(∂W/∂ log n), W being the objective with prizes charged at the ratio's
 * price. At it a little more jackpot earns by its sales what it costs, so at an interior optimum sales respond with it (for
 * jackpots shared by odds, the optimal-tax argument of Maeda 2008). Null where more sales would earn nothing.
 */
export function rightElasticity(
  { config, price }: Pick<ResponseQuestion, 'config' | 'price'>,
  { jackpot, tickets }: ResponseQuestion['candidates'][number],
): number | null {
  const worth = (logJackpot: number, logTickets: number) =>
    worthOf(config, jackpot * exp(logJackpot), shifted(tickets, logTickets), price);
  const ofSales = worth(0, HALF_STEP) - worth(0, -HALF_STEP);
  return ofSales > 0 ? (worth(-HALF_STEP, 0) - worth(HALF_STEP, 0)) / ofSales : null;
}

function shifted(tickets: TicketDistribution, logShift: number): TicketDistribution {
  const factor = exp(logShift);
  const points = tickets.points.map((point) => ({ ...point, tickets: Math.round(point.tickets * factor) }));
  return { ...tickets, points };
}

function worthOf(
  config: CountryConfig,
  jackpot: number,
  tickets: TicketDistribution,
  price: ResponseQuestion['price'],
): number {
  const money = drawMoney({ config, jackpot, tickets });
  const { expectedSales, expectedPrizes } = money;
  const { min = 0, max = 0 } = config.constraints.payoutRatio;
  return (
    objectiveOf(config, money) -
    price.cap * (expectedPrizes - max * expectedSales) -
    price.floor * (min * expectedSales - expectedPrizes)
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
