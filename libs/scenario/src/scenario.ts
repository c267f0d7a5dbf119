import * as z from 'zod';
import { scenarioChanges } from './scenario-changes.ts';

/** Name of a scenario that is kept, safe as that of a file. */
export const scenarioName = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens, such as less-cash')
  .max(40);

/** `scenarios/NAME.json` of a workspace: how it departs from a country's latest recommendation, whichever that is when it is asked for. */
export const scenario = z.strictObject({
  formatVersion: z.literal(1),
  name: scenarioName,
  country: z.string(),
  changes: scenarioChanges,
});
export type Scenario = Readonly<z.infer<typeof scenario>>;
