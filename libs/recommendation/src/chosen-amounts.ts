import { chooseJackpot, drawMoney, drawnRules } from '@jackpot/constrained-optimiser';
import type { Amounts } from '@jackpot/decision';
import { forecastModel } from '@jackpot/forecast-model';
import type { ObjectStore } from '@jackpot/ports';
import { getPinnedJson } from '@jackpot/record';
import { decisionInput } from './decision-input.ts';
import type { LoadedInputs } from './loaded-inputs.ts';
import type { PinnedSources } from './pinned-sources.ts';

/** Amounts of the jackpot that an approved model's decision would announce. */
export async function chosenAmounts(
  { drawDate }: PinnedSources,
  inputs: LoadedInputs,
  model: NonNullable<PinnedSources['model']>,
  store: ObjectStore,
): Promise<Amounts> {
  const artefact = forecastModel.parse(await getPinnedJson(store, { key: model.key, sha256: model.digest }));
  const input = decisionInput(inputs, artefact, drawDate);
  const jackpot = await chooseJackpot(input);
  const { expectedNetRevenue } = drawMoney({
    config: drawnRules(input),
    jackpot,
    tickets: input.forecast({ drawDate, jackpot }),
  });
  return { jackpot, expectedNetRevenue: Math.round(expectedNetRevenue) };
}
