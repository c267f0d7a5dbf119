import { type CountryConfig, type IsoDate } from '@jackpot/config-schema';
import type { YearAhead } from '@jackpot/decision';
import { normalCdf, normalQuantile, type TicketDistribution } from '@jackpot/forecast-model';
import { expectedJackpotPaid, expectedSecondaryPrizes } from '../draw/expected-prizes.ts';
import { jackpotPaidVariance, secondaryPrizesVariance } from '../draw/prize-variance.ts';

/** Second moments of one draw's prizes and sales, of luck and of tickets apart. Money is in the country's currency. */
export interface DrawSpread {
  /** E[Var(prizes | tickets)] */
  readonly luck: number;
  /** Var(E[prizes | tickets]), Cov(E[prizes | tickets], sales) and Var(sales) */
  readonly prizes: number;
  readonly covariance: number;
  readonly sales: number;
}

export function drawSpread(
  { prizes, ticketPrice }: CountryConfig,
  jackpot: number,
  tickets: TicketDistribution,
): DrawSpread {
  let [luck, meanPrizes, meanSales, prizes2, cross, sales2] = [0, 0, 0, 0, 0, 0];
  for (const { tickets: sold, probability } of tickets.points) {
    const sales = sold * ticketPrice;
    const paid =
      expectedJackpotPaid(prizes.jackpot, jackpot, sold) + expectedSecondaryPrizes(prizes.secondary, sold, sales);
    luck +=
      probability *
      (jackpotPaidVariance(prizes.jackpot, jackpot, sold) + secondaryPrizesVariance(prizes.secondary, sold));
    meanPrizes += probability * paid;
    meanSales += probability * sales;
    prizes2 += probability * paid * paid;
    cross += probability * paid * sales;
    sales2 += probability * sales * sales;
  }
  return {
    luck,
    prizes: Math.max(0, prizes2 - meanPrizes ** 2),
    covariance: cross - meanPrizes * meanSales,
    sales: Math.max(0, sales2 - meanSales ** 2),
  };
}

/**
 * An upper bound of the standard deviation of Σ (prizes − ratio · sales): luck is independent from draw to draw, and errors of
 * the forecasts are added as if they were one (|Cov| ≤ the product of standard deviations), since they share a level.
 *
 * @param ratio of every draw, or of each
 */
export function excessDeviation(spreads: readonly DrawSpread[], ratio: number | readonly number[]): number {
  const luck = spreads.reduce((sum, spread) => sum + spread.luck, 0);
  const tickets = spreads.reduce((sum, { prizes, covariance, sales }, draw) => {
    const r = typeof ratio === 'number' ? ratio : (ratio[draw] ?? 0);
    return sum + Math.sqrt(Math.max(0, prizes - 2 * r * covariance + r * r * sales));
  }, 0);
  return Math.hypot(Math.sqrt(luck), tickets);
}

/** A planned draw: the rules of its day, its jackpot and the forecast of it. */
interface ForecastDraw {
  readonly config: CountryConfig;
  readonly jackpot: number;
  readonly tickets: TicketDistribution;
}

/**
 * Nine in ten of what draws may earn together stray from what is expected by no more, in their currency: net revenue is
 * S (1 − retailer − duty) − prizes − fixed cost, so that its deviation is that of Σ (prizes − (1 − retailer − duty) S).
 */
export function revenueStray90(draws: readonly ForecastDraw[]): number {
  const spreads = draws.map(({ config, jackpot, tickets }) => drawSpread(config, jackpot, tickets));
  const margins = draws.map(({ config: { shares } }) => 1 - shares.retailer - shares.duty);
  return normalQuantile(0.95) * excessDeviation(spreads, margins);
}

/** Sums of a window: expected of planned draws and known of past ones. */
interface WindowSums {
  readonly sales: number;
  readonly prizes: number;
}

/** By the normal law of Σ (prizes − ratio · sales), whose deviation is an upper bound, so that intervals are rather too wide. */
export function yearAhead(
  { constraints: { payoutRatio } }: CountryConfig,
  drawDate: IsoDate,
  sums: WindowSums,
  spreads: readonly DrawSpread[],
): YearAhead {
  const { sales, prizes } = sums;
  const atMost = (ratio: number): number => normalCdf((ratio * sales - prizes) / excessDeviation(spreads, ratio));
  const { min, max } = payoutRatio;
  return {
    drawDate,
    expectedRatio: prizes / sales,
    ratioInterval90: ratioInterval90(sums, spreads),
    keepsMin: min === undefined ? null : 1 - atMost(min),
    keepsMax: max === undefined ? null : atMost(max),
  };
}

/** 5 % and 95 % quantile of a window's ratio, by the same law: `spreads` are those of its planned draws. */
export function ratioInterval90({ sales, prizes }: WindowSums, spreads: readonly DrawSpread[]): [number, number] {
  const quantile = (level: number): number => {
    let ratio = prizes / sales;
    for (let step = 0; step < 20; step++) {
      ratio = Math.max(0, (prizes + normalQuantile(level) * excessDeviation(spreads, ratio)) / sales);
    }
    return ratio;
  };
  return [quantile(0.05), quantile(0.95)];
}
