import type { CountryConfig } from '@jackpot/config-schema';
import { type ForecastModel, forecastModel } from '@jackpot/forecast-model';
import { getPinnedJson } from '@jackpot/record';
import { InvalidInput } from '../errors.ts';
import { withWorkspace } from '../records/with-workspace.ts';
import { readModel } from './model-folder.ts';

/** A model, and what it is called in messages. */
interface CountryModel {
  readonly model: ForecastModel;
  readonly name: string;
}

/**
 * The model in a folder of `train`, or the workspace's latest approved one of the country: what its next week would decide
 * with.
 * @throws InvalidInput
 */
export async function countryModel(
  folder: string | undefined,
  workspace: string,
  config: CountryConfig,
): Promise<CountryModel> {
  if (folder !== undefined) return { model: readModel(folder, config), name: folder };
  const { country } = config;
  return withWorkspace(workspace, async ({ registry, store }) => {
    const approved = await registry.latestApproved(country);
    if (approved === null)
      throw new InvalidInput([
        `${workspace}: no approved model of ${country}. Run its week: npx jackpot weekly --draw-date next --country ` +
          `${country}; or name a model of train: --model DIR`,
      ]);
    const { modelKey: key, modelDigest: sha256, version } = approved;
    return {
      model: forecastModel.parse(await getPinnedJson(store, { key, sha256 })),
      name: `v${version} of ${country}`,
    };
  });
}
