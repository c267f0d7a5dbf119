import type { Moments } from './adam.ts';
import type { ParameterGroups, groupNames } from './parameter-groups.ts';

type GroupState = Moments & { readonly parameters: Float64Array };

/** A fit between two of its steps: all that the next one depends on beside the data and the recipe. */
export interface FitState {
  /** Steps done. */
  readonly step: number;
  readonly groups: Readonly<Record<(typeof groupNames)[number], GroupState>>;
}

/** Store from which an interrupted fit goes on. */
export interface FitCheckpoint {
  /** Kept state of this very fit; null where it begins anew. */
  readonly resume: () => FitState | null;
  /** Called after each step. The arrays are those that the next step changes: what is kept is copied. May throw to end it. */
  readonly keep: (state: FitState) => void;
}

/** The parameters of a state, by group. */
export function parametersOf({ groups }: FitState): ParameterGroups {
  const { location, memory, scale, volatility } = groups;
  return {
    location: location.parameters,
    memory: memory.parameters,
    scale: scale.parameters,
    volatility: volatility.parameters,
  };
}
