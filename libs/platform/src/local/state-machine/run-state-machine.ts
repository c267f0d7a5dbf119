import { randomUUID } from 'node:crypto';
import { type ObjectStore, type Trainer, type TrainingJobRequest, getJson } from '@jackpot/ports';
import { type DistributedMap, type State, type StateMachineDefinition, UnsupportedDefinition } from './definition.ts';

/** JSON as a state machine hands it on. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type LambdaFunction = (payload: unknown) => Promise<unknown>;

export interface StateEvent {
  readonly state: string;
  readonly phase: 'entered' | 'succeeded' | 'failed';
  /** The item of a Map's child execution, or null outside. */
  readonly item: unknown;
  readonly error?: Error;
}

export interface Services {
  readonly store: ObjectStore;
  readonly trainer: Trainer;
  /** Lambda functions by name. */
  readonly functions: Readonly<Record<string, LambdaFunction>>;
  readonly onEvent?: (event: StateEvent) => void;
}

const INVOKE = 'arn:aws:states:::lambda:invoke';
const INVOKE_AND_WAIT = `${INVOKE}.waitForTaskToken`;
const TRAIN = 'arn:aws:states:::sagemaker:createTrainingJob.sync';

/**
 * Runs a resolved definition to its end. Each state's work is done by `services`; a distributed Map's children are
 * executions of their own, as on AWS.
 * @throws the interpreter's ExecutionError, with the failed state's error as its cause; its ExecutionAbortedError where
 * the execution waits for a task token: nothing here waits for days, so it ends, and `continueExecution` goes on from there
 */
export async function runStateMachine(
  definition: StateMachineDefinition,
  executionId: string,
  input: unknown,
  services: Services,
  item: unknown = null,
): Promise<Json> {
  const states: Record<string, State> = {};
  const handlers: Record<string, (input: unknown) => Promise<Json>> = {};
  for (const [name, state] of Object.entries(definition.States)) {
    const work = workOf(state, services, () => execution.abort());
    states[name] = runnable(state, definition.TimeoutSeconds ?? SECONDS_PER_DAY);
    if (work) handlers[name] = observed(name, item, work, services);
  }
  // Loaded when needed: the interpreter brings a quarter of the command's modules, and most commands run no week.
  const { StateMachine } = await import('aws-local-stepfunctions');
  // The interpreter's own validation takes half a second a machine; a test runs it on the definition that is shipped.
  const machine = new StateMachine({ StartAt: definition.StartAt, States: states } as never, {
    validationOptions: { noValidate: true },
  });
  const overrides = { taskResourceLocalHandlers: handlers };
  const context = { Execution: { Id: executionId }, Task: { Token: executionId } };
  const execution = machine.run(asJson(input), { overrides, context });
  return execution.result;
}

/** Reports a state's begin and end: the interpreter's own event log drops its tail. */
function observed(state: string, item: unknown, work: LambdaFunction, { onEvent }: Services) {
  return async (input: unknown): Promise<Json> => {
    onEvent?.({ state, phase: 'entered', item });
    try {
      const result = asJson(await work(input));
      onEvent?.({ state, phase: 'succeeded', item });
      return result;
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      onEvent?.({ state, phase: 'failed', item, error });
      throw error;
    }
  };
}

function workOf(state: State, services: Services, abort: () => void): LambdaFunction | null {
  if (state.Type === 'Map') return (input) => runDistributedMap(state as State & DistributedMap, input, services);
  if (state.Type !== 'Task') return null;
  if (state['Resource'] === INVOKE) return (input) => invoke(input, services);
  if (state['Resource'] === INVOKE_AND_WAIT)
    return async (input) => {
      await invoke(input, services);
      abort();
    };
  if (state['Resource'] === TRAIN) return (input) => services.trainer.train(input as TrainingJobRequest);
  throw new UnsupportedDefinition(`resource ${String(state['Resource'])} is not supported`);
}

async function invoke(input: unknown, { functions }: Services): Promise<unknown> {
  const { FunctionName, Payload } = input as { FunctionName: string; Payload: unknown };
  const lambda = functions[FunctionName];
  if (!lambda) throw new UnsupportedDefinition(`there is no function ${FunctionName}`);
  return { StatusCode: 200, Payload: await lambda(asJson(Payload)) };
}

const SECONDS_PER_DAY = 86_400;

/** The state as the interpreter can run it, which reads a task's time limit from another place than AWS does. */
function runnable(state: State, timeoutSeconds: number): State {
  if (state.Type === 'Map') return asTask(state, timeoutSeconds);
  const { TimeoutSecondsPath, ...rest } = state;
  return TimeoutSecondsPath === undefined ? state : { ...rest, Type: state.Type, TimeoutSeconds: timeoutSeconds };
}

/**
 * The interpreter knows no distributed Map, so its state is run as a task that gets the ItemReader's parameters. A Map has
 * no time limit but its execution's, where the interpreter would end a task after a minute.
 */
function asTask(state: State, TimeoutSeconds: number): State {
  const { Parameters } = state['ItemReader'] as DistributedMap['ItemReader'];
  const flow = ['ResultPath', 'Next', 'End', 'Retry', 'Catch'].filter((field) => field in state);
  return {
    Type: 'Task',
    Resource: INVOKE,
    Parameters,
    TimeoutSeconds,
    ...Object.fromEntries(flow.map((field) => [field, state[field]])),
  };
}

async function runDistributedMap(map: DistributedMap, parameters: unknown, services: Services): Promise<Json> {
  const items = await getJson(services.store, (parameters as { Key: string }).Key);
  if (!Array.isArray(items)) throw new TypeError('the ItemReader needs a JSON array');
  const waiting: Json[] = [...(items as Json[])];
  let failed = 0;
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
      await runStateMachine(map.ItemProcessor, randomUUID(), item, services, item).catch((error: unknown) => {
        if (!isWaiting(error)) failed += 1;
      });
  };
  await Promise.all(Array.from({ length: Math.min(map.MaxConcurrency, items.length) }, worker));
  if (failed > (items.length * map.ToleratedFailurePercentage) / 100)
    throw Object.assign(new Error(`${failed} of ${items.length} children failed`), {
      name: 'States.ExceedToleratedFailureThreshold',
    });
  return null;
}

/** An execution that waits for an answer has not failed. */
function isWaiting(error: unknown): boolean {
  return error instanceof Error && error.name === 'ExecutionAbortedError';
}

/** Turns a value into JSON and nothing else, as AWS does between states. */
function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}
