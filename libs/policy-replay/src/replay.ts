import { addDays, type CountryConfig, drawsAhead, nextDraw } from '@jackpot/config-schema';
import { cashIn, cashLimit, cashRule, payoutWindow, ratioValue } from '@jackpot/constrained-optimiser';
import type { SalesRow } from '@jackpot/sales-data';
import { type SimulatedDraw, playPast } from '@jackpot/simulator';
import { attainableRevenue } from './attainable-revenue.ts';
import { cashAllows, type KnownWeek, knownWeek } from './known-week.ts';
import { type PolicyName, policies } from './policies.ts';
import type { Regime } from './regime.ts';
import { type TrueDraw, trueDraw, trueLoss } from './true-draw.ts';
import { trueTickets } from './true-tickets.ts';

/** One policy through one course of one regime, valued by the true demand. */
export interface Replay {
  readonly regime: string;
  readonly policy: PolicyName;
  readonly seed: number;
  readonly jackpots: readonly number[];
  /** Sums of conditional expectations E[· | jackpot, state] over the weeks, in the country's currency. */
  readonly objective: number;
  readonly sales: number;
  readonly prizes: number;
  /** Payout ratio of the past's last 52 weeks. */
  readonly startingRatio: number;
  /** By how much the payout ratio of the window that ends with each week misses its bounds; 0 within them. */
  readonly payoutMisses: readonly number[];
  /** Weeks whose loss was above the limit, and how many were to be expected, Σ P(loss > limit | jackpot, state). */
  readonly cashBreaches: number;
  readonly expectedCashBreaches: number;
  /** Revenue that known demand could have earned with the same use of the payout ratio (`attainable-revenue.ts`). */
  readonly attainable: number;
}

export interface ReplayRequest {
  readonly regime: Regime;
  readonly policy: PolicyName;
  readonly seed: number;
  readonly weeks: number;
  readonly onWeek?: (week: number) => void;
}

/** Plays a policy through `weeks` weeks after the regime's past. Equal requests give equal replays. */
export async function replay({ regime, policy, seed, weeks, onWeek }: ReplayRequest): Promise<Replay> {
  const { config, market, cash, pastWeeks, lastPastDraw } = regime;
  const { draws, simulation } = playPast(
    { rules: config, ...market },
    { weeks: pastWeeks, seed, lastDrawDate: lastPastDraw },
  );
  const past = draws.map(salesRow);
  const limit = cashLimit(config, cash);
  const allowed = cashAllows(config, cashRule({ config, drawDate: lastPastDraw }), limit);
  const announce = policies[policy](regime, past);
  const rows = [...past];
  const held: TrueDraw[] = [];
  const known: KnownWeek[] = [];
  const misses: number[] = [];
  let [cashBreaches, expectedCashBreaches] = [0, 0];
  for (let week = 1; week <= weeks; week += 1) {
    const before = rows.at(-1)?.drawDate ?? lastPastDraw;
    const drawDate = nextDraw(config, before);
    const jackpot = await announce({
      drawDate,
      rows,
      truth: (draw) => {
        const ahead = drawsAhead(config, before, draw.drawDate);
        return trueTickets(simulation.outlook(draw.drawDate, draw.jackpot, ahead), { coarse: ahead > 1 });
      },
    });
    const outlook = (at: number) => simulation.outlook(drawDate, at, 1);
    const outlooks = new Map([...allowed(outlook), jackpot].map((at) => [at, outlook(at)]));
    held.push(trueDraw(config, jackpot, outlook(jackpot)));
    expectedCashBreaches += trueLoss(config, jackpot, outlook(jackpot)).exceedance(limit);
    const draw = simulation.hold(drawDate, jackpot);
    known.push(knownWeek(config, outlooks, draw));
    if (lossOf(config, draw) > limit) cashBreaches += 1;
    rows.push(salesRow(draw, rows.length));
    misses.push(Math.max(0, -payoutRatioOf(config, rows).slack));
    onWeek?.(week);
  }
  const sum = (value: (draw: TrueDraw) => number) => held.reduce((total, draw) => total + value(draw), 0);
  return {
    regime: regime.name,
    policy,
    seed,
    jackpots: rows.slice(pastWeeks).map(({ jackpotAnnounced }) => jackpotAnnounced),
    objective: sum(({ objective }) => objective),
    sales: sum(({ sales }) => sales),
    prizes: sum(({ prizes }) => prizes),
    startingRatio: payoutRatioOf(config, past).value,
    payoutMisses: misses,
    cashBreaches,
    expectedCashBreaches,
    attainable: await attainableRevenue(config, past, known),
  };
}

function salesRow(draw: SimulatedDraw, index: number): SalesRow {
  return { line: index + 2, ...draw };
}

/** Payout ratio of the 52 weeks that end with the last row, as the product counts it. */
function payoutRatioOf(config: CountryConfig, rows: readonly SalesRow[]): ReturnType<typeof ratioValue> {
  const { expectedPrizes, sales } = payoutWindow(
    { config, history: rows, openDraws: [] },
    addDays(rows.at(-1)?.drawDate ?? '', 1),
  );
  return ratioValue(config, { sales, prizes: expectedPrizes });
}

function lossOf(config: CountryConfig, { grossSales, jackpotPaid, secondaryPrizesPaid }: SimulatedDraw): number {
  return jackpotPaid + secondaryPrizesPaid - cashIn(config, grossSales);
}
