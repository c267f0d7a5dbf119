import definition from '../weekly.asl.json' with { type: 'json' };

/** The weekly state machine, in Amazon States Language, with `${placeholders}` for what a deployment provides. */
export const weeklyDefinition: object = definition;

/** Countries that are decided at once, hence training jobs. */
export const weeklyConcurrency: number = definition.States.Countries.MaxConcurrency;
