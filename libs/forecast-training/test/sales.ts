import { addDays, drawsAhead } from '@jackpot/config-schema';
import { exampleConfig } from '@jackpot/fixtures';
import { type ModelArtefact, type Recipe, defaultRecipe, forecastTickets } from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';

/** The default structure, with few steps: the tests ask for properties that hold along the whole path. */
export const quickRecipe: Recipe = {
  ...defaultRecipe,
  optimiser: { steps: 40, learningRate: 0.1 },
  calibration: { draws: 40, rollingDraws: 24, refitEvery: 8 },
};

export const config = exampleConfig({
  country: 'testland',
  ticketPrice: 2,
  jackpot: { min: 1e6, max: 1e7, step: 1e6 },
  prizes: { jackpot: { win: 'certain' }, secondary: { shareOfSales: 0.2 } },
  gate: { draws: 8 },
});

/** The forecast of a draw of that country. */
export function forecastOf(model: ModelArtefact, { drawDate, jackpot }: { drawDate: string; jackpot: number }) {
  return forecastTickets(model, { drawDate, jackpot, ahead: drawsAhead(config, model.fit.cutoff, drawDate) });
}

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
export function uniforms(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Standard normal numbers from a seed (Box & Muller 1958). */
export function gaussians(seed: number): () => number {
  const random = uniforms(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Weekly sales of known truth: a million tickets, elasticity 0.4, a season of ±10 %, noise; some weeks missing. */
export function salesRows(
  draws: number,
  { seed = 1, noise = 0.05, elasticity = 0.4, missingEvery = 37 } = {},
): SalesRow[] {
  const random = uniforms(seed);
  const rows: SalesRow[] = [];
  for (let week = 0; rows.length < draws; week++) {
    const jackpotAnnounced = 1e6 * (1 + Math.floor(10 * random()));
    const gaussian = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    if (week % missingEvery === missingEvery - 1) continue;
    const season = 0.1 * Math.sin((2 * Math.PI * week * 7) / 365.25);
    const ticketsSold = Math.round(
      1e6 * Math.exp(elasticity * Math.log(jackpotAnnounced / 5e6) + season + noise * gaussian),
    );
    rows.push({
      line: rows.length + 2,
      drawDate: addDays('2020-01-04', 7 * week),
      jackpotAnnounced,
      ticketsSold,
      grossSales: 2 * ticketsSold,
      ticketPrice: 2,
      jackpotPaid: null,
      secondaryPrizesPaid: null,
      netRevenue: null,
      marketingSpend: null,
      event: null,
    });
  }
  return rows;
}
