import { cashRule, keepsCash } from '@jackpot/constrained-optimiser';
import { candidateJackpots } from '@jackpot/config-schema';
import { openSimulation } from '@jackpot/simulator';
import { cashAllows, knownWeek } from '../src/known-week.ts';
import { trueLoss } from '../src/true-draw.ts';
import { plainRegime } from './plain-regime.ts';

const { config, market } = plainRegime({ elasticity: 0.3, noise: 0.1 });
const drawDate = '2026-11-28';
const rule = cashRule({ config, drawDate });
const simulation = openSimulation({ rules: config, ...market }, 7);
const outlook = (jackpot: number) => simulation.outlook(drawDate, jackpot, 1);

test('another jackpot would have met the same luck: sales differ by the response alone', () => {
  const outlooks = new Map([25_000, 50_000, 100_000].map((jackpot) => [jackpot, outlook(jackpot)]));
  const draw = simulation.hold(drawDate, 50_000);
  expect(Math.abs(draw.ticketsSold / 100_000 - 1)).toBeGreaterThan(0.01);
  const { held, options } = knownWeek(config, outlooks, draw);
  expect(held).toMatchObject({ jackpot: 50_000, expectedSales: draw.grossSales });
  expect(held.expectedPrizes).toBeCloseTo(50_000 + 0.1 * draw.grossSales, 6);
  for (const { jackpot, expectedSales } of options)
    expect(expectedSales / draw.grossSales).toBeCloseTo((jackpot / 50_000) ** 0.3, 4);
});

test('the jackpots that cash allows, in weeks that sell well and badly by turns', () => {
  const allowed = cashAllows(config, rule, -30_000);
  const counts = [0, -0.1, 0.5, 0.1, -2, 0.2].map((level) => {
    const thatWeek = (jackpot: number) => ({ ...outlook(jackpot), meanLog: outlook(jackpot).meanLog + level });
    const safe = candidateJackpots(config).filter((jackpot) =>
      keepsCash(rule, trueLoss(config, jackpot, thatWeek(jackpot)), -30_000),
    );
    expect(allowed(thatWeek)).toEqual(safe.length > 0 ? safe : [20_000]);
    return safe.length;
  });
  expect(new Set(counts).size).toBe(6);
});
