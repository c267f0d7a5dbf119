import definition from '../weekly.asl.json' with { type: 'json' };

/** The weekly state machine, in Amazon States Language, with `${placeholders}` for what a deployment provides. */
export const weeklyDefinition: object = definition;
