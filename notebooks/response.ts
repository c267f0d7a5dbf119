// ---
// jupyter:
//   jupytext:
//     text_representation:
//       extension: .ts
//       format_name: percent
//   kernelspec:
//     display_name: Deno
//     language: typescript
//     name: deno
// ---

// %% [markdown]
// # The response to the jackpot
//
// Tickets that each jackpot would sell next Saturday in England: the forecast, its 90 % interval, and the truth of the
// simulator that made the data. Real data has no such column.

// %%
import { forecastTickets } from '@jackpot/forecast-model';
import { selectBackend, trainCountry } from '@jackpot/forecast-training';
import { expectedTickets, marketOf, plannedSpend } from '@jackpot/simulator';
import { shippedCountry } from './shipped-country.ts';

const { config, rows, drawDate } = shippedCountry('england');

// %% [markdown]
// ## A model
//
// Some thirty weights, fitted by TensorFlow.js; the portable backend needs nothing installed and takes seconds.

// %%
const backend = await selectBackend({ requireNative: false, native: () => Promise.reject(new Error('not asked for')) });
const { artefact } = trainCountry({ config, rows, drawDate, champion: null, seed: 1, backend });
console.log(`trained on ${rows.length} draws up to ${artefact.fit.cutoff}, backend ${backend.name}`);

// %% [markdown]
// ## Tickets by jackpot
//
// The mean never falls as the jackpot rises (`forecast.monotone` in the config). Outside the jackpots that history has seen, the
// spread widens and the row is marked: the model says that it does not know.

// %%
const { demand } = marketOf(config);
const spend = plannedSpend(demand.marketing, drawDate);
const { min, max } = config.jackpot;
const millions = (tickets: number) => (tickets / 1e6).toFixed(2);

console.table(
  Array.from({ length: 10 }, (_, i) => min + (i * (max - min)) / 9).map((jackpot) => {
    const { mean, interval90, extrapolated } = forecastTickets(artefact, { drawDate, jackpot, ahead: 1 });
    const truth = expectedTickets(demand, drawDate, jackpot, spend);
    return {
      jackpot: `${config.currency} ${(jackpot / 1e6).toFixed(1)} M`,
      'tickets (M)': millions(mean),
      '90 % interval': `${millions(interval90[0])} to ${millions(interval90[1])}`,
      'truth (M)': millions(truth),
      error: `${(100 * (mean / truth - 1)).toFixed(1)} %`,
      unseen: extrapolated ? 'yes' : '',
    };
  }),
);
