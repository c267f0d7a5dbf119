import { type CountryConfig, countryConfig, isOnGrid, plannedDraws } from '@jackpot/config-schema';
import { type DecisionInput, decide } from '@jackpot/constrained-optimiser';
import type { Decision } from '@jackpot/decision';
import type { ForecastModel, TicketDistribution } from '@jackpot/forecast-model';
import { type LoadedInputs, decisionInput } from '@jackpot/recommendation';
import type { ScenarioChanges } from './scenario-changes.ts';

/** A decision under other assumptions, with the config that it was decided by. */
export interface ScenarioDecision {
  readonly config: CountryConfig;
  readonly decision: Decision;
}

/**
 * Decides the draw again, with the changes.
 * @throws ZodError where the changed config is none, as with a floor of the payout ratio above its cap
 * @throws RangeError for a jackpot that is pinned off the grid or to no draw of the horizon
 */
export async function decideScenario(
  inputs: LoadedInputs,
  model: ForecastModel,
  drawDate: string,
  changes: ScenarioChanges,
): Promise<ScenarioDecision> {
  const config = changedConfig(inputs.config, changes);
  const { availableCash = inputs.cash.available, marketingSpend, salesLevel = 1, jackpots = {} } = changes;
  const cash = { ...inputs.cash, available: availableCash };
  const marketing = marketingSpend === undefined ? {} : { [drawDate]: marketingSpend };
  const usual = decisionInput({ ...inputs, config, cash }, model, drawDate, marketing);
  const forecast: DecisionInput['forecast'] = (draw) => scaled(usual.forecast(draw), salesLevel);
  const pinned = new Map(Object.entries(jackpots));
  checkPinned(pinned, config, drawDate);
  return { config, decision: await decide({ ...usual, forecast, ...(pinned.size > 0 && { pinned }) }) };
}

function checkPinned(pinned: ReadonlyMap<string, number>, config: CountryConfig, drawDate: string): void {
  const dates = plannedDraws(config, drawDate, config.plan.horizonWeeks);
  for (const [date, jackpot] of pinned) {
    if (!dates.includes(date))
      throw new RangeError(
        `${date}: expected a planned draw, ${dates.length === 1 ? 'that' : 'one'} of ${[...new Set([dates[0], dates.at(-1)])].join(' to ')}`,
      );
    if (!isOnGrid(config, jackpot))
      throw new RangeError(
        `${jackpot}: expected a jackpot of the grid, ${config.jackpot.min} to ${config.jackpot.max} in steps of ${config.jackpot.step}`,
      );
  }
}

function changedConfig(config: CountryConfig, changes: ScenarioChanges): CountryConfig {
  const { payoutRatio, maxChange, horizonWeeks } = changes;
  return countryConfig.parse({
    ...config,
    jackpot: { ...config.jackpot, ...(maxChange !== undefined && { maxChange }) },
    constraints: { ...config.constraints, payoutRatio: { ...config.constraints.payoutRatio, ...payoutRatio } },
    plan: { ...config.plan, ...(horizonWeeks !== undefined && { horizonWeeks }) },
  });
}

/** The distribution of as many times the tickets, whole ones. */
function scaled(tickets: TicketDistribution, factor: number): TicketDistribution {
  if (factor === 1) return tickets;
  const [low, high] = tickets.interval90;
  return {
    ...tickets,
    points: tickets.points.map((point) => ({ ...point, tickets: Math.round(factor * point.tickets) })),
    mean: factor * tickets.mean,
    median: factor * tickets.median,
    interval90: [factor * low, factor * high],
  };
}
