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
// # One week's decision
//
// The jackpot of Sweden's next draw: which ones the rules allow, what each earns, and what stops the best of them from being
// larger.

// %%
import { drawsAhead } from '@jackpot/config-schema';
import { decide } from '@jackpot/constrained-optimiser';
import { forecastTickets } from '@jackpot/forecast-model';
import { selectBackend, trainCountry } from '@jackpot/forecast-training';
import { shippedCountry } from './shipped-country.ts';

const { config, rows, drawDate, safetyNet, exchangeRate } = shippedCountry('sweden');
const backend = await selectBackend({ requireNative: false, native: () => Promise.reject(new Error('not asked for')) });
const { artefact } = trainCountry({ config, rows, drawDate, champion: null, seed: 1, backend });

// %% [markdown]
// ## The decision
//
// It looks a year ahead, so that this week does not spend what later weeks need. The available cash is made up: EUR 100 million.

// %%
const decision = await decide({
  config,
  history: rows,
  drawDate,
  openDraws: [],
  forecast: (draw) =>
    forecastTickets(artefact, { ...draw, ahead: drawsAhead(config, artefact.fit.cutoff, draw.drawDate) }),
  cash: { available: 100e6, safetyNet, exchangeRate },
});
const money = (amount: number) => `${config.currency} ${Math.round(amount).toLocaleString('en-GB')}`;
console.log(
  `${decision.status}: ${money(decision.jackpot)} for ${drawDate}, after ${money(decision.lastJackpot ?? 0)}`,
);
for (const reason of decision.why) console.log(`- ${reason}`);

// %% [markdown]
// ## The rules
//
// Slack is what is left to the bound. A binding rule is one that the decision would gain from moving.

// %%
console.table(
  decision.constraints.map(({ name, value, slack, satisfied, binding }) => ({
    rule: name,
    value: Number(value.toPrecision(4)),
    slack: Number(slack.toPrecision(4)),
    satisfied,
    binding,
  })),
);

// %% [markdown]
// ## The jackpots that were weighed

// %%
const every = Math.ceil(decision.candidates.length / 12);
console.table(
  decision.candidates
    .filter(({ jackpot }, i) => i % every === 0 || jackpot === decision.jackpot)
    .map(({ jackpot, expectedSales, expectedNetRevenue, payoutRatio, misses }) => ({
      jackpot: `${money(jackpot)}${jackpot === decision.jackpot ? ' *' : ''}`,
      sales: money(expectedSales),
      'net revenue': money(expectedNetRevenue),
      'payout ratio': `${(100 * payoutRatio).toFixed(1)} %`,
      misses: misses.join(', '),
    })),
);

// %% [markdown]
// ## The next weeks of the plan

// %%
console.table(
  decision.plan.weeks.slice(0, 8).map(({ drawDate: date, jackpot, expectedNetRevenue, payoutRatio }) => ({
    draw: date,
    jackpot: money(jackpot),
    'net revenue': money(expectedNetRevenue),
    'payout ratio': `${(100 * payoutRatio).toFixed(1)} %`,
  })),
);
console.log(
  `no plan of ${decision.plan.weeks.length} weeks earns more than ${(100 * decision.plan.gap).toFixed(4)} % above this one`,
);
