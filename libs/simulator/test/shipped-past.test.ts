import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CountryConfig } from '@jackpot/config-schema';
import { shippedCountries, shippedPast, type SimulatedDraw } from '../src/index.ts';
import { controlledElasticity } from './fixtures/elasticity.ts';
import { shippedConfig, shippedLottery } from './fixtures/shipped.ts';

function sum(draws: readonly SimulatedDraw[], value: (draw: SimulatedDraw) => number): number {
  return draws.reduce((total, draw) => total + value(draw), 0);
}

/** Prizes expected at the announced jackpot and the tickets sold, by the rules of the game. */
function expectedPrizes(
  { prizes }: CountryConfig,
  { ticketsSold: n, grossSales, jackpotAnnounced }: SimulatedDraw,
): number {
  const { jackpot, secondary } = prizes;
  const others = Array.isArray(secondary)
    ? secondary.reduce((cost, tier) => cost + (tier.prize * n) / tier.oneIn, 0)
    : secondary.shareOfSales * grossSales;
  if (jackpot.win === 'certain') return others + jackpotAnnounced;
  if (jackpot.win === 'probability') return others + jackpot.value * jackpotAnnounced;
  const winners = jackpot.paid === 'each' ? n / jackpot.oneIn : 1 - (1 - 1 / jackpot.oneIn) ** n;
  return others + winners * jackpotAnnounced;
}

test("England's last 51 weeks: 600 million of sales, 250 million of prizes, expected and paid within 5 %", () => {
  const config = shippedConfig('england');
  const year = shippedPast('england', config).slice(-51);
  expect(sum(year, (draw) => draw.grossSales) / 600e6).toBeCloseTo(1, 1);
  expect(sum(year, (draw) => expectedPrizes(config, draw)) / 250e6).toBeCloseTo(1, 1);
  expect(sum(year, (draw) => draw.jackpotPaid + draw.secondaryPrizesPaid) / 250e6).toBeCloseTo(1, 1);
});

test.each(shippedCountries)('docs/decisions/0014-simulated-sales.md states the figures of %s', (country) => {
  const page = readFileSync(join(__dirname, '../../../docs/decisions/0014-simulated-sales.md'), 'utf8').replace(
    / +/g,
    ' ',
  );
  const config = shippedConfig(country);
  const past = shippedPast(country, config);
  const year = past.slice(-52);
  const sales = sum(year, (draw) => draw.grossSales);
  const percent = (amount: number) => `${((100 * amount) / sales).toFixed(1)} %`;
  const { demand } = shippedLottery(country);
  const cells = [
    country,
    `${config.currency} ${(sales / 1e6).toFixed(0)} m`,
    percent(sum(year, (draw) => expectedPrizes(config, draw))),
    percent(sum(year, (draw) => draw.jackpotPaid + draw.secondaryPrizesPaid)),
    String(year.filter((draw) => draw.jackpotPaid > 0).length),
    (sum(year, (draw) => draw.jackpotAnnounced) / 52e6).toFixed(2),
    (demand.elasticity / (1 + demand.referenceJackpot / demand.saturation)).toFixed(2),
    controlledElasticity(past).toFixed(2),
  ];
  expect(page).toContain(`| ${cells.join(' | ')} |`);
});
