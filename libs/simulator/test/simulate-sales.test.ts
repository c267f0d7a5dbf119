import { addDays, weekdayOf } from '@jackpot/config-schema';
import { expectedTickets, openSimulation, plannedSpend, playPast, simulateSales } from '../src/index.ts';
import { shippedLottery } from './fixtures/shipped.ts';

const england = shippedLottery('england');
const past = { weeks: 120, seed: 5, lastDrawDate: '2026-11-22' };

test('equal seeds give equal draws, other seeds others', () => {
  expect(simulateSales(england, past)).toEqual(simulateSales(england, past));
  expect(simulateSales(england, { ...past, seed: 6 })).not.toEqual(simulateSales(england, past));
});

test('draws are weekly, on the weekday of the game, up to the date given', () => {
  const dates = simulateSales(england, past).map((draw) => draw.drawDate);
  expect(dates).toHaveLength(120);
  expect(dates.at(-1)).toBe('2026-11-21');
  expect(new Set(dates.map(weekdayOf))).toEqual(new Set(['saturday']));
  expect(dates.slice(1)).toEqual(dates.slice(0, -1).map((date) => addDays(date, 7)));
});

test('actual tickets are expected ones times luck of mean 1', () => {
  // Ten times the usual noise, so that the mean of a lognormal and the exponential of its mean differ visibly.
  const demand = { ...england.demand, residual: { sd: 0.2, autocorrelation: 0.5 }, noise: 0.2 };
  const draws = simulateSales({ ...england, demand }, { ...past, weeks: 4000 });
  const mean = draws.reduce((sum, draw) => sum + draw.ticketsSold / draw.expectedTickets, 0) / draws.length;
  // An autocorrelation r carries (1 + r) / (1 - r) times the variance of independent residuals into a mean.
  const standardError = Math.sqrt((0.2 ** 2 * (1.5 / 0.5) + 0.2 ** 2) / draws.length);
  expect(Math.abs(mean - 1)).toBeLessThan(4 * standardError);
});

test('one seed is one world: another jackpot changes the tickets by its effect alone', () => {
  const [low, high] = [openSimulation(england, 9), openSimulation(england, 9)];
  for (let week = 0; week < 60; week += 1) {
    const date = addDays('2026-11-28', 7 * week);
    const [a, b] = [low.hold(date, 10e6), high.hold(date, 30e6)];
    expect(b.marketingSpend).toBe(a.marketingSpend);
    expect(b.ticketsSold / a.ticketsSold).toBeCloseTo(3 ** 0.3, 5);
    expect(b.jackpotPaid).toBeGreaterThanOrEqual(a.jackpotPaid);
  }
});

test('net revenue is what remains of sales after prizes and fixed cost', () => {
  for (const draw of simulateSales(england, past)) {
    const left = draw.grossSales - draw.jackpotPaid - draw.secondaryPrizesPaid - 500_000;
    expect(draw.netRevenue).toBeCloseTo(left, 4);
  }
});

test('an unwon jackpot rolls over where the rules say so', () => {
  const rules = { ...england.rules, jackpot: { ...england.rules.jackpot, rollover: true } };
  const draws = simulateSales({ ...england, rules }, past);
  draws.slice(1).forEach((draw, index) => {
    const previous = draws[index];
    if (previous?.jackpotPaid === 0) expect(draw.jackpotAnnounced).toBeGreaterThanOrEqual(previous.jackpotAnnounced);
  });
  expect(draws.some((draw) => draw.jackpotPaid > 0)).toBe(true);
});

test('an unwon jackpot accrues where the rules say so, and is paid once it must be', () => {
  const rollover = { carries: 0.1, start: 6e6, cap: 40e6, mustBeWon: { after: 3 } };
  const rules = { ...england.rules, jackpot: { ...england.rules.jackpot, rollover } };
  const draws = simulateSales({ ...england, rules }, past);
  let unwon = 0;
  draws.slice(1).forEach((draw, index) => {
    const { jackpotPaid, jackpotAnnounced, grossSales } = draws[index] ?? draw;
    unwon = jackpotPaid > 0 ? 0 : unwon + 1;
    const least = unwon === 0 ? 6e6 : Math.min(40e6, jackpotAnnounced + 0.1 * grossSales);
    expect(draw.jackpotAnnounced).toBeGreaterThanOrEqual(least - 1e-6);
    if (unwon === 3) expect(draw.jackpotPaid).toBe(draw.jackpotAnnounced);
    expect(unwon).toBeLessThanOrEqual(3);
  });
});

test('the truth can be asked for a draw to come', () => {
  const { demand } = england;
  const spend = plannedSpend(demand.marketing, '2026-11-28');
  const at = (jackpot: number) => expectedTickets(demand, '2026-11-28', jackpot, spend);
  expect(at(30e6)).toBeGreaterThan(at(20e6));
});

test('the outlook on a draw holds what comes of it: one draw ahead and five', () => {
  for (const ahead of [1, 5]) {
    const scores = Array.from({ length: 600 }, (_, seed) => {
      const { simulation } = playPast(england, { weeks: 3, seed, lastDrawDate: '2026-11-21' });
      const outlook = simulation.outlook(addDays('2026-11-21', 7 * ahead), 20e6, ahead);
      let tickets = 0;
      for (let week = 1; week <= ahead; week += 1)
        tickets = simulation.hold(addDays('2026-11-21', 7 * week), 20e6).ticketsSold;
      return (Math.log(tickets) - outlook.meanLog) / outlook.sdLog;
    });
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
    // Four standard errors.
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(600));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / 600));
  }
});

describe('earlier jackpots', () => {
  const quiet = { ...england.demand, residual: { sd: 0, autocorrelation: 0 }, noise: 0 };
  const after = (demand: typeof england.demand, jackpots: readonly number[]) => {
    const world = openSimulation({ ...england, demand }, 9);
    return jackpots.map((jackpot, week) => world.hold(addDays('2026-11-28', 7 * week), jackpot).ticketsSold);
  };

  test('carry over to later draws, fading', () => {
    const demand = { ...quiet, carryOver: { effect: 0.2, keep: 0.5 } };
    const [usual, once] = [after(demand, [20e6, 20e6, 20e6]), after(demand, [40e6, 20e6, 20e6])];
    expect(Math.log((once[1] ?? 0) / (usual[1] ?? 1))).toBeCloseTo(0.2 * 0.5 * Math.log(2), 5);
    expect(Math.log((once[2] ?? 0) / (usual[2] ?? 1))).toBeCloseTo(0.2 * 0.25 * Math.log(2), 5);
  });

  test('bring players who pay from the lead on and leave slowly', () => {
    const subscription = {
      leadDraws: 2,
      attritionPerDraw: 0.01,
      attritionSeason: { amplitude: 0, peakDay: 1 },
      payments: 0,
    };
    const demand = { ...quiet, subscription };
    const six = [20e6, 20e6, 20e6, 20e6, 20e6, 20e6];
    const [usual, once] = [after(demand, six), after(demand, [40e6, ...six.slice(1)])];
    const more = once.map((tickets, t) => tickets - (usual[t] ?? 0));
    expect(more.slice(0, 3)).toEqual([0, 0, 0]);
    expect(more[3]).toBeGreaterThan(0.2 * 0.01 * quiet.tickets);
    expect(more[4]).toBeCloseTo(0.99 * (more[3] ?? 0), -1);
  });

  test.each([
    ['carry-over', { carryOver: { effect: 0.3, keep: 0.6 } }],
    [
      'subscription',
      {
        subscription: {
          leadDraws: 3,
          attritionPerDraw: 0.05,
          attritionSeason: { amplitude: 0.2, peakDay: 20 },
          payments: 0.01,
        },
      },
    ],
  ])('%s: the truth foretells the state of each draw to come', (_, kind) => {
    const demand = { ...england.demand, ...kind };
    const jackpots = [30e6, 10e6, 25e6, 40e6, 12e6, 33e6, 21e6, 18e6];
    const seeds = Array.from({ length: 400 }, (__, seed) => {
      const { simulation } = playPast({ ...england, demand }, { weeks: 6, seed, lastDrawDate: '2026-11-21' });
      const truth = simulation.carried();
      if (truth === null) throw new Error('nothing is carried over');
      const dates = jackpots.map((__jackpot, t) => addDays('2026-11-28', 7 * t));
      const gains = jackpots.map((jackpot, t) => truth.gain(dates[t] ?? '', jackpot, t + 1));
      let state = truth.start;
      for (let t = 0; t < jackpots.length - 1; t += 1)
        state = truth.keep(dates[t] ?? '') * state + (truth.arriving[t] ?? gains[t - truth.arriving.length] ?? 0);
      const outlook = simulation.outlook(dates.at(-1) ?? '', 18e6, 8, state);
      let tickets = 0;
      for (const [t, jackpot] of jackpots.entries()) tickets = simulation.hold(dates[t] ?? '', jackpot).ticketsSold;
      return (Math.log(tickets) - outlook.meanLog) / outlook.sdLog;
    });
    const mean = seeds.reduce((sum, score) => sum + score, 0) / seeds.length;
    const variance = seeds.reduce((sum, score) => sum + (score - mean) ** 2, 0) / seeds.length;
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(400));
    expect(Math.abs(variance - 1)).toBeLessThan(0.35);
  });
});
