import { drawsAhead } from '@jackpot/config-schema';
import { type DecisionInput, expectedDraw } from '@jackpot/constrained-optimiser';
import { type ForecastModel, forecastTickets, isStock } from '@jackpot/forecast-model';
import type { LoadedInputs } from './loaded-inputs.ts';
import { type PlannedFor, subscriptionInput } from './subscription-input.ts';

/**
 * Input of the decision on a draw, with a model's forecast of it.
 * @param marketing what is spent on draws, by date, in the country's currency, whatever their rows plan; the others' is as usual
 *   for the season
 * @throws WrongKindOfModel
 */
export function decisionInput(
  inputs: LoadedInputs,
  model: ForecastModel,
  drawDate: string,
  marketing: Readonly<Record<string, number>> = {},
): DecisionInput {
  const plans = new Map(inputs.planned.map((row) => [row.drawDate, row]));
  const planned: PlannedFor = (date) => {
    const plan = plans.get(date);
    const marketingSpend = marketing[date] ?? plan?.marketingSpend ?? null;
    return { ...(marketingSpend !== null && { marketingSpend }), ...(plan?.event && { event: plan.event }) };
  };
  if (isStock(model) || inputs.config.demand?.kind === 'subscription')
    return subscriptionInput(inputs, model, drawDate, planned);
  const known = new Map<string, number>();
  const aheadOf = (date: string) => {
    const ahead = known.get(date) ?? drawsAhead(inputs.config, model.fit.cutoff, date);
    known.set(date, ahead);
    return ahead;
  };
  const forecast: DecisionInput['forecast'] = (draw) =>
    forecastTickets(model, { ...draw, ahead: aheadOf(draw.drawDate), ...planned(draw.drawDate) });
  const openDraws = inputs.openDraws.map((draw) => expectedDraw(inputs.config, draw, forecast(draw)));
  return { ...inputs, openDraws, drawDate, forecast };
}
