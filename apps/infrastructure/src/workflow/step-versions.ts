import { CfnParameter, type Stack } from 'aws-cdk-lib';
import { type StepApp, arns } from '../names.ts';

/** `week-opener` as `WeekOpener`. */
const inTemplate = (app: string) => app.replaceAll(/(?:^|-)([a-z])/g, (_, first: string) => first.toUpperCase());

/**
 * The version of a step's code that the workflow calls. A run that has begun keeps its definition, hence the code that this names,
 * however long it waits. The deployment publishes versions: what it is given by parameters belongs to them, which no template knows.
 */
export function stepVersion(stack: Stack, app: StepApp): string {
  const version = new CfnParameter(stack, `${inTemplate(app)}Version`, {
    description: `Published version of ${app}`,
    allowedPattern: '[0-9]+',
  });
  return arns.stepVersion(app, version.valueAsString);
}
