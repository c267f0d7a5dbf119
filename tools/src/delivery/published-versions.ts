import { askAws } from './aws.ts';
import { named } from './prefix.ts';

/** Steps that the workflow calls by a published version, and the parameter that names it. */
const STEPS = {
  'week-opener': 'WeekOpenerVersion',
  'data-validator': 'DataValidatorVersion',
  'quality-gate': 'QualityGateVersion',
  optimiser: 'OptimiserVersion',
  notifier: 'NotifierVersion',
} as const;

/**
 * Publishes the steps' code as it is deployed; a function that has not changed since its last version gives that one again
 * (https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html).
 * @returns the parameters of the workflow's stack
 */
export function publishVersions(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(STEPS).map(([app, parameter]) => {
      const { Version } = askAws(['lambda', 'publish-version', '--function-name', named(app)]) as { Version: string };
      return [parameter, Version];
    }),
  );
}
