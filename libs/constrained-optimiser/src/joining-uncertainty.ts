import type { CountryConfig } from '@jackpot/config-schema';
import { type Decision, objectiveOf, type ResponseUncertainty } from '@jackpot/decision';
import { log } from '@jackpot/elementary-functions';
import { joiningElasticity, joiningRestsOnPrior, possibleJoiners, type StockArtefact } from '@jackpot/forecast-model';

/**
 * The value of knowing how players join: E max − max E over the responses that the model holds possible, of this draw's objective
 * and what its joiners are worth later. No response moves this draw's own sales.
 */
export function joiningUncertainty(
  { candidates, drawDate, jackpot, carryOver }: Decision,
  config: Pick<CountryConfig, 'objective' | 'shares'>,
  model: StockArtefact,
): ResponseUncertainty | null {
  const allowed = candidates.filter(({ misses }) => misses.length === 0);
  if (allowed.length === 0 || carryOver === undefined) return null;
  const unit = carryOver.ofUnit.later + carryOver.ofUnit.beyond;
  const worths = allowed.map((row) => ({
    jackpot: row.jackpot,
    possible: possibleJoiners(model, { drawDate, jackpot: row.jackpot }).map(
      (joiners) => objectiveOf(config, row) + unit * joiners,
    ),
  }));
  const draws = worths[0]?.possible.map((_, k) => k) ?? [];
  const bestOf = (k: number) =>
    worths.reduce((best, other) => ((other.possible[k] ?? 0) > (best.possible[k] ?? 0) ? other : best));
  const informed = mean(draws.map((k) => bestOf(k).possible[k] ?? 0));
  const uninformed = Math.max(...worths.map(({ possible }) => mean(possible)));
  const chosen = draws.map((k) => bestOf(k).jackpot).sort((a, b) => a - b);
  const { forecast, possible } = joiningElasticity(model);
  return {
    value: Math.max(0, informed - uninformed),
    jackpots: [quantile(chosen, 0.05), quantile(chosen, 0.95)],
    shareOfVariance: 0,
    elasticity: {
      right: rightElasticity(allowed, jackpot, config),
      forecast,
      interval90: [quantile(possible, 0.05), quantile(possible, 0.95)],
      restsOnPrior: joiningRestsOnPrior(model),
    },
  };
}

/** Break-even elasticity of joiners, at which a little more jackpot earns later what it costs now; from the neighbouring rows. */
function rightElasticity(
  rows: Decision['candidates'],
  jackpot: number,
  config: Pick<CountryConfig, 'objective' | 'shares'>,
): number | null {
  const at = rows.findIndex((row) => row.jackpot === jackpot);
  const [below, here, above] = [rows[at - 1] ?? rows[at], rows[at], rows[at + 1] ?? rows[at]];
  if (!below || !here?.carried || !above || below === above) return null;
  const costs = (objectiveOf(config, below) - objectiveOf(config, above)) / log(above.jackpot / below.jackpot);
  const brings = here.carried.later + here.carried.beyond;
  return brings > 0 ? costs / brings : null;
}

function quantile(sorted: readonly number[], p: number): number {
  return sorted[Math.round(p * (sorted.length - 1))] ?? 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
