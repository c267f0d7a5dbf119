import { discountPerDraw, drawsPerYear } from '@jackpot/config-schema';
import { type CarriedDemand, type DecisionInput, expectedDraw } from '@jackpot/constrained-optimiser';
import {
  expectedJoiners,
  type ForecastModel,
  isStock,
  playersKept,
  type StockArtefact,
  stockBefore,
  stockTickets,
} from '@jackpot/forecast-model';
import type { LoadedInputs } from './loaded-inputs.ts';

/** The model is of another kind of demand than the config: of draws, where players subscribe, or the other way round. */
export class WrongKindOfModel extends Error {
  override readonly name = 'WrongKindOfModel';
}

/** Share of the stock over which slopes of money are taken. */
const DIFFERENCE = 0.01;

/** Plans of a draw to come that its forecast follows. */
export type PlannedFor = (drawDate: string) => { readonly marketingSpend?: number; readonly event?: string };

/** Input of the decision on a draw of a subscription lottery. @throws WrongKindOfModel */
export function subscriptionInput(
  inputs: LoadedInputs,
  model: ForecastModel,
  drawDate: string,
  planned: PlannedFor,
): DecisionInput {
  const { config } = inputs;
  const openDraws = inputs.openDraws.map((draw) => ({ ...draw, ...planned(draw.drawDate) }));
  const { demand } = config;
  if (!isStock(model) || demand?.kind !== 'subscription') {
    const [found, asked] = isStock(model) ? ['players who stay', 'draws'] : ['draws', 'players who stay'];
    throw new WrongKindOfModel(
      `${config.country}: the model is of ${found}, and the config's demand is of ${asked}. Train one by this config`,
    );
  }
  const carried: CarriedDemand = {
    kind: 'subscription',
    delay: model.recipe.leadDraws + 1,
    ...stateBefore(model, openDraws),
    keep: (date) => playersKept(model, date),
    gain: (draw) => expectedJoiners(model, { ...draw, ...planned(draw.drawDate) }),
    forecast: (draw, players) => stockTickets(model, config, { ...draw, ...planned(draw.drawDate) }, players),
    discount: discountPerDraw(demand, drawsPerYear(config, drawDate)),
    difference: (players) => DIFFERENCE * players,
    shown: (players) => players,
  };
  const open = inputs.openDraws.map((draw, at) => {
    const { start } = stateBefore(model, openDraws.slice(0, at));
    return expectedDraw(config, draw, carried.forecast(draw, start));
  });
  const forecast: DecisionInput['forecast'] = (draw) => carried.forecast(draw, carried.start);
  return { ...inputs, openDraws: open, drawDate, forecast, carried };
}

function stateBefore(model: StockArtefact, open: LoadedInputs['openDraws']): Pick<CarriedDemand, 'start' | 'arriving'> {
  const { players, arriving } = stockBefore(model, open);
  return { start: players, arriving };
}
