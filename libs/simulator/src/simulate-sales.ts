import {
  accrualOf,
  addDays,
  carriedOn,
  type CountryConfig,
  drawsBetween,
  type IsoDate,
  windowOpens,
} from '@jackpot/config-schema';
import type { SalesRow } from '@jackpot/sales-data';
import { pastAnnouncer } from './announcement-policy.ts';
import type { CarriedTruth } from './carried-demand.ts';
import type { Lottery } from './lottery.ts';
import { actualSpend, upliftDeviation } from './marketing.ts';
import { drawJackpot, drawSecondaryPrizes, type JackpotOutcome } from './prize-draw.ts';
import { normal, randomStream } from './random-source.ts';
import { salesOf, type TicketOutlook } from './ticket-sales.ts';

/** One simulated draw: its row of sales data, and the truth behind it. */
export interface SimulatedDraw extends Omit<SalesRow, 'line'> {
  readonly jackpotPaid: number;
  readonly secondaryPrizesPaid: number;
  readonly netRevenue: number;
  readonly marketingSpend: number;
  readonly jackpotWinners: JackpotOutcome['winners'];
  /** E[tickets] given the date, the jackpot and the marketing, before the luck of the week. */
  readonly expectedTickets: number;
}

interface Simulation {
  /** Holds the draw on `date` at an announced `jackpot`. Call it once a draw, in the order of the dates. */
  hold(date: IsoDate, jackpot: number): SimulatedDraw;
  /**
   * Truth about the draw on `date`, `ahead` draws (1, 2, …) after the last one held: given the residual of that one,
   * before the shocks to come and before what is spent on marketing differs from its plan.
   * @param state what earlier jackpots leave to it, where they do; that of the next draw unless given
   */
  outlook(date: IsoDate, jackpot: number, ahead: number, state?: number): TicketOutlook;
  /** Null where earlier jackpots leave nothing to later draws. */
  carried(): CarriedTruth | null;
}

/** Streams of a seed. */
const DEMAND = 0;
const SPENDING = 1;
const LUCK = 2;
const ANNOUNCEMENTS = 3;

/**
 * Opens a lottery for play. Each seed is one course of the world: its demand shocks, marketing and luck are the same
 * whatever jackpots are announced, so that two policies can be compared in it.
 */
export function openSimulation(lottery: Lottery, seed: number): Simulation {
  const [demandShocks, spending] = [randomStream(seed, DEMAND), randomStream(seed, SPENDING)];
  const luck = randomStream(seed, LUCK);
  const { rules, demand } = lottery;
  const { sd, autocorrelation } = demand.residual;
  const innovation = sd * Math.sqrt(1 - autocorrelation ** 2);
  const mustBeWonAfter = accrualOf(rules)?.mustBeWon?.after ?? Infinity;
  let unwon = 0;
  let residual = sd * normal(demandShocks);
  const meanOfShocks = -(sd ** 2 + demand.noise ** 2) / 2;
  const sold = salesOf(demand);
  return {
    carried: () => sold.carried(residual),
    outlook(date, jackpot, ahead, state) {
      const kept = autocorrelation ** ahead;
      const mean = kept * residual + meanOfShocks;
      const variance = sd ** 2 * (1 - kept ** 2) + demand.noise ** 2 + upliftDeviation(demand.marketing) ** 2;
      return sold.outlook({ date, jackpot, ahead, state }, { mean, variance });
    },
    hold(drawDate, jackpot) {
      residual = autocorrelation * residual + innovation * normal(demandShocks);
      const shock = residual + demand.noise * normal(demandShocks) + meanOfShocks;
      const marketingSpend = actualSpend(demand.marketing, drawDate, spending);
      const { expected, tickets } = sold.hold({ drawDate, jackpot, marketingSpend, shock }, demandShocks);
      const sales = tickets * rules.ticketPrice;
      // A seed of its own for each draw, because how many numbers a draw takes depends on its tickets.
      const luckSeed = Math.floor(luck() * 2 ** 32);
      const prize = unwon >= mustBeWonAfter ? { win: 'certain' as const } : rules.prizes.jackpot;
      const { winners, paid } = drawJackpot(prize, { jackpot, tickets }, randomStream(luckSeed, 0));
      unwon = paid > 0 ? 0 : unwon + 1;
      const secondary = drawSecondaryPrizes(rules.prizes.secondary, { tickets, sales }, randomStream(luckSeed, 1));
      const kept = sales * (1 - rules.shares.retailer - rules.shares.duty);
      return {
        drawDate,
        jackpotAnnounced: jackpot,
        ticketsSold: tickets,
        grossSales: sales,
        ticketPrice: rules.ticketPrice,
        jackpotPaid: paid,
        secondaryPrizesPaid: secondary,
        netRevenue: kept - paid - secondary - rules.fixedCost,
        marketingSpend,
        event: null,
        jackpotWinners: winners,
        expectedTickets: expected,
      };
    },
  };
}

/** Amount that a draw leaves to the next one, the next of the grid where it accrues; 0 where nothing rolls over. */
function leastJackpot({ jackpot }: Pick<CountryConfig, 'jackpot'>, previous: SimulatedDraw | undefined): number {
  if (jackpot.rollover === false || previous === undefined) return 0;
  const accrual = accrualOf({ jackpot });
  if (previous.jackpotPaid > 0) return accrual?.start ?? 0;
  const carried = carriedOn({ jackpot }, previous.jackpotAnnounced, previous.grossSales);
  const { min, max, step } = jackpot;
  return accrual === null ? carried : Math.min(max, min + Math.ceil((carried - min) / step) * step);
}

export interface Past {
  readonly weeks: number;
  readonly seed: number;
  readonly lastDrawDate: IsoDate;
}

/**
 * The past of a lottery under its own announcement policy: every draw of the `weeks` weeks that end with `lastDrawDate`. Equal seeds give equal draws.
 */
export function simulateSales(lottery: Lottery, past: Past): SimulatedDraw[] {
  return playPast(lottery, past).draws;
}

/** The same, and the simulation as it stands after the last draw, to be played on. */
export function playPast(
  lottery: Lottery,
  { weeks, seed, lastDrawDate }: Past,
): { readonly draws: SimulatedDraw[]; readonly simulation: Simulation } {
  const simulation = openSimulation(lottery, seed);
  const announcer = pastAnnouncer(lottery, randomStream(seed, ANNOUNCEMENTS));
  const draws: SimulatedDraw[] = [];
  for (const date of drawsBetween(lottery.rules, addDays(windowOpens(lastDrawDate, weeks), 1), lastDrawDate)) {
    draws.push(simulation.hold(date, announcer.announce(date, leastJackpot(lottery.rules, draws.at(-1)))));
  }
  return { draws, simulation };
}
