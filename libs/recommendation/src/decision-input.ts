import { drawsAhead } from '@jackpot/config-schema';
import { type DecisionInput, expectedDraw } from '@jackpot/constrained-optimiser';
import { type ForecastModel, forecastTickets, isStock } from '@jackpot/forecast-model';
import type { LoadedInputs } from './loaded-inputs.ts';
import { subscriptionInput } from './subscription-input.ts';

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
  if (isStock(model) || inputs.config.demand?.kind === 'subscription')
    return subscriptionInput(inputs, model, drawDate);
  const known = new Map<string, number>();
  const aheadOf = (date: string) => {
    const ahead = known.get(date) ?? drawsAhead(inputs.config, model.fit.cutoff, date);
    known.set(date, ahead);
    return ahead;
  };
  const plans = new Map(inputs.planned.map((row) => [row.drawDate, row]));
  const forecast: DecisionInput['forecast'] = (draw) => {
    const plan = plans.get(draw.drawDate);
    const marketingSpend = marketing[draw.drawDate] ?? plan?.marketingSpend ?? null;
    return forecastTickets(model, {
      ...draw,
      ahead: aheadOf(draw.drawDate),
      ...(marketingSpend !== null && { marketingSpend }),
      ...(plan?.event && { event: plan.event }),
    });
  };
  const openDraws = inputs.openDraws.map((draw) => expectedDraw(inputs.config, draw, forecast(draw)));
  return { ...inputs, openDraws, drawDate, forecast };
}
