import * as z from 'zod';
import { scenarioChanges } from './scenario-changes.ts';

/** Name of a scenario that is kept, safe as that of a file. */
export const scenarioName = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens, such as less-cash')
  .max(40);

/** `scenarios/NAME.json` of a workspace: how it departs from a recommendation. */
export const scenario = z.strictObject({
  formatVersion: z.union([z.literal(1), z.literal(2)]),
  name: scenarioName,
  country: z.string(),
  /** Record whose pinned inputs it is decided on. In format 1 none: the country's latest, whichever that is when it is asked for. */
  recordId: z.string().nullable().default(null),
  changes: scenarioChanges,
});
export type Scenario = Readonly<z.infer<typeof scenario>>;
