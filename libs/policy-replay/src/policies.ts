import { candidateJackpots } from '@jackpot/config-schema';
import { chooseJackpot } from '@jackpot/constrained-optimiser';
import { type LearnedForecast, modelForecast, notebookForecast } from './learned-forecast.ts';
import type { Policy } from './policy.ts';
import type { Regime } from './regime.ts';

const WEEKS_PER_YEAR = 52;

/** Announces every week the grid's jackpot nearest to last year's mean. */
const constant: Policy = ({ config }, past) => {
  const lastYear = past.slice(-WEEKS_PER_YEAR);
  const mean = lastYear.reduce((sum, { jackpotAnnounced }) => sum + jackpotAnnounced, 0) / lastYear.length;
  const jackpot = candidateJackpots(config).reduce((nearest, next) =>
    Math.abs(next - mean) < Math.abs(nearest - mean) ? next : nearest,
  );
  return () => Promise.resolve(jackpot);
};

/** The product's decision under a forecast and a horizon, and what it explores. */
const decided =
  (
    forecastOf: (regime: Regime) => LearnedForecast,
    horizonWeeks: number,
    exploration?: Regime['config']['exploration'],
  ): Policy =>
  (regime) => {
    const config = { ...regime.config, plan: { horizonWeeks }, exploration };
    const forecast = forecastOf(regime);
    return ({ drawDate, rows }) => {
      const input = { config, history: rows, openDraws: [], drawDate, forecast: forecast(rows), cash: regime.cash };
      return chooseJackpot(input);
    };
  };

/** The plan with nothing to learn: the true distribution of every draw to come. */
const oracle: Policy = (regime) => {
  const config = { ...regime.config, plan: { horizonWeeks: WEEKS_PER_YEAR } };
  return ({ drawDate, rows, truth }) =>
    chooseJackpot({ config, history: rows, openDraws: [], drawDate, forecast: truth, cash: regime.cash });
};

/** Policies that are replayed. All that decide keep the same constraints. */
export const policies = {
  constant,
  notebook: decided(notebookForecast, 1),
  'one week': decided(({ config }) => modelForecast(config), 1),
  plan: decided(({ config }) => modelForecast(config), WEEKS_PER_YEAR),
  exploring: decided(({ config }) => modelForecast(config), WEEKS_PER_YEAR, { steps: 2 }),
  oracle,
} satisfies Readonly<Record<string, Policy>>;

export type PolicyName = keyof typeof policies;
export const policyNames = Object.keys(policies).filter((name): name is PolicyName => name in policies);
