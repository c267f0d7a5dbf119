import type { CountryConfig, JackpotPrize } from '@jackpot/config-schema';
import { cashIn, type Draw } from './draw-money.ts';
import { type CostTail, fixedPrizeTail } from './fixed-prize-tail.ts';
import { exceedanceWhenNotWon, exceedanceWhenWon, winProbability } from './jackpot-prize.ts';
import { mostUnitsCountedExactly } from './prize-partition.ts';
import { expectedWinningUnits, type FixedPrize, unitsOfPrize } from './winning-units.ts';

/** A draw's loss: prizes paid − cash in, over the joint distribution of sales and prizes. In the country's currency. */
export interface LossDistribution {
  /** P(loss > amount). */
  readonly exceedance: (amount: number) => number;
  /** P(loss > amount | the jackpot is won); P(loss > amount) where it cannot be won. */
  readonly exceedanceGivenWon: (amount: number) => number;
}

interface LossPoint {
  readonly probability: number;
  readonly tickets: number;
  readonly cashIn: number;
  /** What of the secondary prizes is certain, given the tickets. */
  readonly certainCost: number;
  readonly others: CostTail;
}

/** A loss counts as above an amount only beyond rounding of the sums it is made of. */
const rounding = 1e-12;

export function lossDistribution(draw: Draw): LossDistribution {
  const { jackpot, prizes } = separated(draw);
  const points = lossPoints(draw, prizes);
  const won = (point: LossPoint, amount: number): number =>
    jackpot === null
      ? 0
      : exceedanceWhenWon(jackpot, draw.jackpot, point.tickets, prizeLimit(point, amount), point.others);
  const notWon = (point: LossPoint, amount: number): number =>
    jackpot === null
      ? point.others(prizeLimit(point, amount))
      : exceedanceWhenNotWon(jackpot, point.tickets, prizeLimit(point, amount), point.others);
  const prizeLimit = (point: LossPoint, amount: number): number =>
    amount + point.cashIn - point.certainCost + rounding * (Math.abs(amount) + Math.abs(point.cashIn) + draw.jackpot);
  const total = (tail: (point: LossPoint, amount: number) => number, amount: number): number =>
    points.reduce((sum, point) => sum + point.probability * tail(point, amount), 0);
  const winning =
    jackpot === null
      ? 0
      : points.reduce((sum, point) => sum + point.probability * winProbability(jackpot, point.tickets), 0);
  const exceedance = (amount: number): number => Math.min(1, total(won, amount) + total(notWon, amount));
  return {
    exceedance,
    exceedanceGivenWon: (amount) => (winning > 0 ? Math.min(1, total(won, amount) / winning) : exceedance(amount)),
  };
}

/**
 * The jackpot apart from the prizes that are counted together. A jackpot paid to each of very many winners is one of
 * the latter (`jackpot` null): then it is won but for e^−25.
 */
function separated({ config, jackpot, tickets }: Draw): { jackpot: JackpotPrize | null; prizes: FixedPrize[] } {
  const { jackpot: prize, secondary } = config.prizes;
  const prizes = Array.isArray(secondary) ? secondary : [];
  if (prize.win !== 'odds' || prize.paid === 'shared') return { jackpot: prize, prizes };
  const asTier = { oneIn: prize.oneIn, prize: jackpot, ticketsPerWinningUnit: prize.ticketsPerWinningUnit };
  return expectedWinningUnits(unitsOfPrize(asTier, tickets.mean)) <= mostUnitsCountedExactly
    ? { jackpot: prize, prizes }
    : { jackpot: null, prizes: [...prizes, asTier] };
}

function lossPoints({ config, tickets }: Draw, prizes: readonly FixedPrize[]): LossPoint[] {
  const costTail = prizes.length > 0 ? fixedPrizeTail(prizes, tickets.mean) : () => noPrizes;
  return tickets.points.map((point) => {
    const sales = point.tickets * config.ticketPrice;
    return {
      probability: point.probability,
      tickets: point.tickets,
      cashIn: cashIn(config, sales),
      certainCost: certainSecondaryCost(config, sales),
      others: costTail(point.tickets),
    };
  });
}

const noPrizes: CostTail = (amount) => (amount < 0 ? 1 : 0);

function certainSecondaryCost({ prizes: { secondary } }: CountryConfig, sales: number): number {
  return Array.isArray(secondary) ? 0 : secondary.shareOfSales * sales;
}

const maxDoublings = 200;
const bisections = 60;
const relativeTolerance = 1e-12;

/**
 * The smallest amount that is exceeded with at most `probability`, by bisection on the falling `exceedance`. `scale` is
 * a positive amount of the order of the loss.
 */
export function lossQuantile(exceedance: (amount: number) => number, probability: number, scale: number): number {
  let high = scale;
  for (let doubling = 0; exceedance(high) > probability && doubling < maxDoublings; doubling++) high *= 2;
  let low = -scale;
  for (let doubling = 0; exceedance(low) <= probability && doubling < maxDoublings; doubling++) low *= 2;
  for (let step = 0; step < bisections && high - low > relativeTolerance * scale; step++) {
    const middle = (low + high) / 2;
    if (exceedance(middle) > probability) low = middle;
    else high = middle;
  }
  return high + 0;
}
