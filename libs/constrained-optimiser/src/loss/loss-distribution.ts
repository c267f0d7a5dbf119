import type { JackpotPrize } from '@jackpot/config-schema';
import { cashIn, type Draw } from '../draw/draw-money.ts';
import { areCounted, isBeyondWinners } from '../draw/capped-winners.ts';
import { isCapped, winProbability } from '../draw/expected-prizes.ts';
import { type CostPoint, type PointTails, pointTails } from './point-tails.ts';
import { expectedWinningUnits, type FixedPrize, unitsOfPrize, winnerProbabilities } from '../draw/winning-units.ts';

/** A draw's loss: prizes paid − cash in, over the joint distribution of sales and prizes. In the country's currency. */
export interface LossDistribution {
  /** P(loss > amount). */
  readonly exceedance: (amount: number) => number;
  /** P(loss > amount | the jackpot is won); P(loss > amount) if the jackpot cannot be won. */
  readonly exceedanceGivenWon: (amount: number) => number;
}

/** P(loss > amount) apart by whether the jackpot is won. */
interface TailParts {
  readonly total: (amount: number) => number;
  readonly won: (amount: number) => number;
}

/** Common part of the ways of paying a jackpot. */
interface Setting {
  readonly jackpot: number;
  readonly prize: JackpotPrize;
  readonly points: readonly CostPoint[];
  readonly weights: Float64Array;
  readonly tiers: readonly FixedPrize[];
  readonly scale: number;
  /** The loss but for the jackpot. */
  readonly others: PointTails;
}

export function lossDistribution(draw: Draw): LossDistribution {
  const setting = settingOf(draw);
  const { total, won } = tailParts(setting);
  const winning = sum(winningWeights(setting));
  const exceedance = (amount: number): number => Math.min(1, total(amount));
  return {
    exceedance,
    exceedanceGivenWon: (amount) =>
      winning > 0 ? Math.min(1, Math.max(0, won(amount) / winning)) : exceedance(amount),
  };
}

function settingOf({ config, jackpot, tickets }: Draw): Setting {
  const { jackpot: prize, secondary } = config.prizes;
  const tiers = Array.isArray(secondary) ? secondary : [];
  const shareOfSales = Array.isArray(secondary) ? 0 : secondary.shareOfSales;
  const points = tickets.points.map((point): CostPoint => {
    const sales = point.tickets * config.ticketPrice;
    return { tickets: point.tickets, base: shareOfSales * sales - cashIn(config, sales) };
  });
  const weights = Float64Array.from(tickets.points, ({ probability }) => probability);
  const scale = jackpot + config.fixedCost;
  return { jackpot, prize, points, weights, tiers, scale, others: pointTails(points, weights, tiers, scale) };
}

function winningWeights({ prize, points, weights }: Setting): Float64Array {
  return weights.map((weight, at) => weight * winProbability(prize, points[at]?.tickets ?? 0));
}

function tailParts(setting: Setting): TailParts {
  const { prize, jackpot } = setting;
  const capped = isCapped(prize, jackpot);
  if (prize.win !== 'odds' || (prize.paid === 'shared' && !capped)) return paidOnce(setting);
  const { oneIn, ticketsPerWinningUnit } = prize;
  const asTier = { oneIn, prize: capped ? prize.atMostEach : jackpot, ticketsPerWinningUnit };
  if (capped && isReached(setting, asTier)) return paidUpToAll(setting, asTier);
  return leavesLumps(setting, asTier) ? paidByCount(setting, asTier) : paidLikeTier(setting, asTier);
}

function paidOnce(setting: Setting): TailParts {
  const { jackpot, weights, others } = setting;
  const winning = winningWeights(setting);
  const losing = weights.map((weight, at) => weight - (winning[at] ?? 0));
  const won = (amount: number): number => others.tail(winning, amount - jackpot);
  return { won, total: (amount) => won(amount) + others.tail(losing, amount) };
}

/** A jackpot this small beside the range of other losses is lost among them. */
const jackpotsInRange = 8;
/** With more expected winning units than this, the number of winners blurs its own lumps. */
const mostUnitsCounted = 25;

function leavesLumps({ points, others }: Setting, jackpot: FixedPrize): boolean {
  const tickets = points.reduce((most, point) => Math.max(most, point.tickets), 0);
  return (
    jackpot.prize * jackpotsInRange >= others.high - others.low &&
    expectedWinningUnits(unitsOfPrize(jackpot, tickets)) <= mostUnitsCounted
  );
}

/** Paid to each winner, and lost among the other prizes: one more of them. */
function paidLikeTier(setting: Setting, jackpot: FixedPrize): TailParts {
  const { points, weights, tiers, scale, others } = setting;
  const all = pointTails(points, weights, [...tiers, jackpot], scale);
  const winning = winningWeights(setting);
  const losing = weights.map((weight, at) => weight - (winning[at] ?? 0));
  const total = (amount: number): number => all.tail(weights, amount);
  return { total, won: (amount) => total(amount) - others.tail(losing, amount) };
}

const negligible = 1e-15;

/** Paid to each winner, in lumps too large to lie along the other losses: by the number of winners. */
function paidByCount(setting: Setting, jackpot: FixedPrize): TailParts {
  const { points, weights, others } = setting;
  const winning = winningWeights(setting);
  const losing = weights.map((weight, at) => weight - (winning[at] ?? 0));
  const won = (amount: number): number => {
    const counts = points.map(({ tickets }) => winnerProbabilities(unitsOfPrize(jackpot, tickets)));
    for (const count of counts) count.next();
    let remaining = sum(winning);
    let exceeds = 0;
    for (let rest = amount - jackpot.prize; rest >= others.low && remaining > negligible; rest -= jackpot.prize) {
      const winners = weights.map((weight, at) => weight * (counts[at]?.next().value ?? 0));
      if (rest <= others.high) exceeds += others.tail(winners, rest);
      remaining -= sum(winners);
    }
    return exceeds + Math.max(0, remaining);
  };
  return { won, total: (amount) => won(amount) + others.tail(losing, amount) };
}

/** True where so many may win that the whole of a capped jackpot is paid. */
function isReached({ jackpot, points }: Setting, asTier: FixedPrize): boolean {
  const tickets = points.reduce((most, point) => Math.max(most, point.tickets), 0);
  const winning = unitsOfPrize(asTier, tickets);
  return areCounted(winning) && !isBeyondWinners(winning, jackpot / asTier.prize);
}

/** Paid to each winner up to a cap, and never more than the jackpot together: by the number of winners. */
function paidUpToAll(setting: Setting, asTier: FixedPrize): TailParts {
  const { points, weights, jackpot, others } = setting;
  const winning = winningWeights(setting);
  const losing = weights.map((weight, at) => weight - (winning[at] ?? 0));
  const won = (amount: number): number => {
    const counts = points.map(({ tickets }) => winnerProbabilities(unitsOfPrize(asTier, tickets)));
    for (const count of counts) count.next();
    let left = winning;
    let exceeds = 0;
    for (let paid = asTier.prize; paid < jackpot && sum(left) > negligible; paid += asTier.prize) {
      const winners = weights.map((weight, at) => weight * (counts[at]?.next().value ?? 0));
      exceeds += others.tail(winners, amount - paid);
      left = left.map((weight, at) => Math.max(0, weight - (winners[at] ?? 0)));
    }
    return exceeds + others.tail(left, amount - jackpot);
  };
  return { won, total: (amount) => won(amount) + others.tail(losing, amount) };
}

function sum(weights: Float64Array): number {
  return weights.reduce((total, weight) => total + weight, 0);
}
