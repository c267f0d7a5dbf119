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
// # Sales
//
// The shipped data before any model: how many tickets each country sells, how much they move, and why sales
// regressed on the jackpot alone would mislead.

// %%
import { marketOf } from '@jackpot/simulator';
import { shippedCountry } from './shipped-country.ts';

const countries = ['england', 'germany', 'netherlands', 'sweden'].map(shippedCountry);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

// %% [markdown]
// ## The series
//
// One row a draw. The spread is that of tickets around their own mean: a jackpot, a season and a trend move them, and most
// of the rest is noise that no jackpot explains.

// %%
console.table(
  countries.map(({ config, rows }) => {
    const tickets = rows.map(({ ticketsSold }) => ticketsSold);
    const average = mean(tickets);
    return {
      country: config.country,
      draws: rows.length,
      from: rows[0]?.drawDate,
      to: rows.at(-1)?.drawDate,
      tickets: Math.round(average),
      spread: percent(Math.sqrt(mean(tickets.map((n) => (n - average) ** 2))) / average),
      currency: config.currency,
      'lowest jackpot': Math.min(...rows.map(({ jackpotAnnounced }) => jackpotAnnounced)),
      'highest jackpot': Math.max(...rows.map(({ jackpotAnnounced }) => jackpotAnnounced)),
    };
  }),
);

// %% [markdown]
// ## The year
//
// Tickets of each quarter against the country's mean. The seasons differ by country, so no calendar is shared.

// %%
const quarterOf = (date: string) => Math.ceil(Number(date.slice(5, 7)) / 3);
console.table(
  countries.map(({ config, rows }) => {
    const average = mean(rows.map(({ ticketsSold }) => ticketsSold));
    const ofQuarter = (quarter: number) =>
      percent(
        mean(rows.filter((row) => quarterOf(row.drawDate) === quarter).map((row) => row.ticketsSold)) / average - 1,
      );
    return { country: config.country, Q1: ofQuarter(1), Q2: ofQuarter(2), Q3: ofQuarter(3), Q4: ofQuarter(4) };
  }),
);

// %% [markdown]
// ## History is not an experiment
//
// Jackpots were raised in weeks that were going to sell well anyway. So in three of the four countries the slope of log tickets on
// the log jackpot alone lies above the elasticity that the simulator was given (`libs/simulator/src/markets.ts`); the Dutch one lies
// below it, because that response saturates. The forecast lets season, trend, holidays and recent sales stand beside the
// jackpot; the next notebook, `response.ts`, shows what that does.

// %%
console.table(
  countries.map(({ config, rows }) => {
    const x = rows.map(({ jackpotAnnounced }) => Math.log(jackpotAnnounced));
    const y = rows.map(({ ticketsSold }) => Math.log(ticketsSold));
    const [mx, my] = [mean(x), mean(y)];
    const slope =
      mean(x.map((value, i) => (value - mx) * ((y[i] ?? 0) - my))) / mean(x.map((value) => (value - mx) ** 2));
    const { elasticity } = marketOf(config).demand;
    return { country: config.country, 'slope on the jackpot alone': slope.toFixed(3), 'true elasticity': elasticity };
  }),
);
