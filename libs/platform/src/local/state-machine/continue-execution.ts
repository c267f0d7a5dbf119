import { type DistributedMap, type State, type StateMachineDefinition, UnsupportedDefinition } from './definition.ts';
import { type Json, type Services, runStateMachine } from './run-state-machine.ts';

/**
 * Goes on where a Map's child execution ended to wait for a task token, as if the token had come back with `answer`;
 * `null` where the time to answer is over. `input` is what the waiting state was given.
 */
export function continueExecution(
  definition: StateMachineDefinition,
  executionId: string,
  input: Readonly<Record<string, unknown>>,
  answer: unknown,
  services: Services,
): Promise<Json> {
  const maps = Object.values(definition.States).filter((state) => state.Type === 'Map');
  for (const { ItemProcessor } of maps as (State & DistributedMap)[]) {
    const waiting = Object.values(ItemProcessor.States).find((state) => isWaitingState(state));
    if (waiting === undefined) continue;
    const { next, member } = answer === null ? afterTimeout(waiting) : afterAnswer(waiting);
    const value = answer ?? { Error: 'States.Timeout', Cause: 'no answer came in time' };
    return runStateMachine(
      { ...ItemProcessor, StartAt: next },
      executionId,
      { ...input, [member]: value },
      services,
      input,
    );
  }
  throw new UnsupportedDefinition('no state of a Map waits for a task token');
}

function isWaitingState({ Resource }: State): boolean {
  return typeof Resource === 'string' && Resource.endsWith('.waitForTaskToken');
}

function afterAnswer(state: State): { next: string; member: string } {
  return { next: String(state['Next']), member: memberOf(state['ResultPath']) };
}

function afterTimeout({ Catch }: State): { next: string; member: string } {
  const catchers = Catch as readonly { ErrorEquals: readonly string[]; Next: string; ResultPath: string }[];
  const catcher = catchers.find(({ ErrorEquals }) => ErrorEquals.includes('States.Timeout'));
  if (catcher === undefined) throw new UnsupportedDefinition('a waiting state needs a Catch of States.Timeout');
  return { next: catcher.Next, member: memberOf(catcher.ResultPath) };
}

function memberOf(path: unknown): string {
  const [, member] = /^\$\.(\w+)$/.exec(String(path)) ?? [];
  if (member === undefined)
    throw new UnsupportedDefinition(`a waiting state's ResultPath must be one member: ${String(path)}`);
  return member;
}
