import { type NeighboursPrior, forecastModel, learnedElasticity } from '@jackpot/forecast-model';
import { getPinnedJson } from '@jackpot/record';
import { oneCountry } from './one-country.ts';
import type { WeekOpenerPorts } from './ports.ts';

/** The latest approved model of a country, as `champion.json` has it. */
interface ApprovedModel {
  readonly version: number;
  readonly digest: string;
  /** `model.json`, unchecked. */
  readonly model: unknown;
}

/** Latest approved models of all countries of a company, each read once a run. */
export interface ApprovedModels {
  /** @throws ObjectNotFound, PinnedObjectDiffers */
  readonly of: (country: string) => Promise<ApprovedModel | null>;
  /** `prior.json` of a country: how sales of the others respond, as far as their own rows tell; null where none does. */
  readonly neighboursOf: (country: string) => Promise<NeighboursPrior | null>;
}

type Neighbour = NeighboursPrior['neighbours'][number];

export function approvedModels(
  countries: readonly string[],
  { registry, store, isPassing }: Pick<WeekOpenerPorts, 'registry' | 'store' | 'isPassing'>,
): ApprovedModels {
  const of = onceEach(async (country): Promise<ApprovedModel | null> => {
    const latest = await registry.latestApproved(country);
    if (latest === null) return null;
    const { version, modelDigest: digest, modelKey: key } = latest;
    return { version, digest, model: await getPinnedJson(store, { key, sha256: digest }) };
  });
  const read = async (country: string): Promise<Neighbour | null> => {
    const approved = await of(country);
    const elasticity = approved && learnedElasticity(forecastModel.parse(approved.model));
    if (approved === null || elasticity === null) return null;
    return { country, version: approved.version, digest: approved.digest, elasticity };
  };
  // A model that can't be read is its own country's failure, and tells the others nothing.
  const said = onceEach((country) =>
    oneCountry<Neighbour | null>(
      () => read(country),
      () => null,
      isPassing,
    ),
  );
  return {
    of,
    neighboursOf: async (country) => {
      const neighbours: Neighbour[] = [];
      for (const other of countries) {
        const neighbour = other === country ? null : await said(other);
        if (neighbour !== null) neighbours.push(neighbour);
      }
      return neighbours.length === 0 ? null : { formatVersion: 1, neighbours };
    },
  };
}

/** A function of a country that does its work once. */
function onceEach<T>(work: (country: string) => Promise<T>): (country: string) => Promise<T> {
  const done = new Map<string, Promise<T>>();
  return (country) => {
    const result = done.get(country) ?? work(country);
    done.set(country, result);
    return result;
  };
}
