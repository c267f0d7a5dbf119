import { type CountryConfig, nextDraw } from '@jackpot/config-schema';
import { checkSales, splitByCountry, writeGzipText } from '@jackpot/sales-data';
import {
  markets,
  marketOf,
  ordinaryMarket,
  salesCsv,
  shippedCountries,
  type SimulatedDraw,
  simulateSales,
} from '../src/index.ts';
import { controlledElasticity, naiveElasticity } from './fixtures/elasticity.ts';
import { shippedConfig, shippedLottery } from './fixtures/shipped.ts';

const past = { weeks: 286, lastDrawDate: '2026-11-22' };
const seeds = [101, 102, 103, 104, 105, 106];

function total(draws: readonly SimulatedDraw[], value: (draw: SimulatedDraw) => number): number {
  return draws.reduce((sum, draw) => sum + value(draw), 0);
}

/** Mean over seeds of a statistic of a country's past. */
function meanOverSeeds(country: string, statistic: (draws: SimulatedDraw[]) => number): number {
  const values = seeds.map((seed) => statistic(simulateSales(shippedLottery(country), { ...past, seed })));
  return values.reduce((sum, value) => sum + value, 0) / seeds.length;
}

describe('England is the country of the first design', () => {
  // Other prizes are 25 % of sales; a jackpot is won with chance 1 - (1 - 1/45e6)^n.
  const expectedPrizes = (draw: SimulatedDraw) =>
    0.25 * draw.grossSales + draw.jackpotAnnounced * (1 - (1 - 1 / 45e6) ** draw.ticketsSold);

  test('sells about 600 million in 51 weeks, of which some 250 million are prizes', () => {
    expect(meanOverSeeds('england', (draws) => total(draws.slice(-51), (draw) => draw.grossSales)) / 600e6).toBeCloseTo(
      1,
      1,
    );
    expect(meanOverSeeds('england', (draws) => total(draws.slice(-51), expectedPrizes)) / 250e6).toBeCloseTo(1, 1);
  });
});

describe.each(shippedCountries)('%s', (country) => {
  const { rules, demand } = shippedLottery(country);

  test('passes the check of its own config', () => {
    const draws = simulateSales(shippedLottery(country), { ...past, seed: 1 });
    const split = splitByCountry(writeGzipText(salesCsv(new Map([[country, draws]]))));
    const raw = split.ok ? split.countries.get(country) : undefined;
    if (raw === undefined) throw new Error('the file was refused');
    const drawDate = nextDraw(rules, '2026-11-22');
    const { rows, findings, notes } = checkSales(raw, shippedConfig(country), { drawDate });
    expect({ findings, notes }).toEqual({ findings: [], notes: [] });
    expect(rows.map((row) => [row.drawDate, row.jackpotAnnounced, row.ticketsSold, row.jackpotPaid])).toEqual(
      draws.map((draw) => [draw.drawDate, draw.jackpotAnnounced, draw.ticketsSold, draw.jackpotPaid]),
    );
  });

  test('announces jackpots on its grid, many different ones', () => {
    const { min, max, step } = rules.jackpot;
    const jackpots = simulateSales(shippedLottery(country), { ...past, seed: 2 }).map((draw) => draw.jackpotAnnounced);
    expect(jackpots.filter((jackpot) => jackpot < min || jackpot > max || (jackpot - min) % step !== 0)).toEqual([]);
    expect(new Set(jackpots).size).toBeGreaterThan(40);
  });

  test('lets a regression with season, holidays, trend and marketing find its elasticity', () => {
    const reference = demand.referenceJackpot;
    const truth = demand.elasticity / (1 + reference / demand.saturation);
    const found = meanOverSeeds(country, controlledElasticity);
    expect(Math.abs(found - truth)).toBeLessThan(0.015);
  });
});

test('larger jackpots stood in good weeks: without controls the effect is overstated', () => {
  const naive = meanOverSeeds('england', naiveElasticity);
  expect(naive).toBeGreaterThan(markets.england.demand.elasticity + 0.01);
});

describe('a country without a market of its own', () => {
  const rules: CountryConfig = { ...shippedConfig('sweden'), country: 'norway' };

  test('gets an ordinary one, whose usual jackpot costs 15 % of sales', () => {
    expect(marketOf(rules)).toEqual(ordinaryMarket(rules));
    const draws = simulateSales({ rules, ...marketOf(rules) }, { ...past, seed: 4 });
    const cost = total(draws, (draw) => draw.jackpotPaid) / total(draws, (draw) => draw.grossSales);
    expect(cost).toBeGreaterThan(0.12);
    expect(cost).toBeLessThan(0.2);
  });
});
