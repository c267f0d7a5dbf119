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

/** Tokens by which a person's answer reaches a waiting task, as Step Functions hands them out: each attempt has its own. */
export interface TaskTokens {
  /** Opens a token as its task begins, for `seconds` at most. @returns the answer, which may never come */
  open(token: string, seconds: number): Promise<unknown>;
  /** Takes a token back whose task has failed. */
  close(token: string): void;
}

export interface Services {
  readonly store: ObjectStore;
  readonly trainer: Trainer;
  /** Lambda functions by name. */
  readonly functions: Readonly<Record<string, LambdaFunction>>;
  readonly onEvent?: (event: StateEvent) => void;
  /** Without them, an execution ends where it would wait for an answer, and `continueExecution` goes on from there. */
  readonly tokens?: TaskTokens;
}

const INVOKE = 'arn:aws:states:::lambda:invoke';
const INVOKE_AND_WAIT = `${INVOKE}.waitForTaskToken`;
const TRAIN = 'arn:aws:states:::sagemaker:createTrainingJob.sync';

/**
 * Runs a resolved definition to its end. Each state's work is done by `services`; a distributed Map's children are
 * executions of their own, as on AWS.
 * @throws the interpreter's ExecutionError, with the failed state's error as its cause; its ExecutionAbortedError where
 * the execution waits for a task token and there are no `tokens`
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
  let attempts = 0;
  const context = {
    Execution: { Id: executionId },
    // Read once an attempt, where the task's input is made.
    Task: {
      get Token() {
        attempts += 1;
        return `${executionId}-${attempts}`;
      },
    },
  };
  const wait: Wait = {
    abort: () => execution.abort(),
    open: (seconds) => services.tokens?.open(`${executionId}-${attempts}`, seconds) ?? null,
    close: () => services.tokens?.close(`${executionId}-${attempts}`),
  };
  for (const [name, state] of Object.entries(definition.States)) {
    const work = workOf(state, services, wait);
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

/** Wait of the attempt that runs now. */
interface Wait {
  readonly abort: () => void;
  /** Null where nothing here waits. */
  readonly open: (seconds: number) => Promise<unknown> | null;
  readonly close: () => void;
}

function workOf(state: State, services: Services, wait: Wait): LambdaFunction | null {
  if (state.Type === 'Map') return (input) => runDistributedMap(state as State & DistributedMap, input, services);
  if (state.Type !== 'Task') return null;
  if (state['Resource'] === INVOKE) return (input) => invoke(input, services);
  if (state['Resource'] === INVOKE_AND_WAIT) return (input) => invokeAndWait(input as TimedInput, services, wait);
  if (state['Resource'] === TRAIN) return (input) => services.trainer.train(input as TrainingJobRequest);
  throw new UnsupportedDefinition(`resource ${String(state['Resource'])} is not supported`);
}

async function invoke(input: unknown, { functions }: Services): Promise<unknown> {
  const { FunctionName, Payload } = input as { FunctionName: string; Payload: unknown };
  const lambda = functions[FunctionName];
  if (!lambda) throw new UnsupportedDefinition(`there is no function ${FunctionName}`);
  return { StatusCode: 200, Payload: await lambda(asJson(Payload)) };
}

/** An answer may come before the function that asked for it has ended; where the function fails, the task does. */
async function invokeAndWait({ input, seconds }: TimedInput, services: Services, wait: Wait): Promise<unknown> {
  const answer = wait.open(seconds);
  const asked = invoke(input, services).catch((error: unknown) => {
    wait.close();
    throw error;
  });
  if (answer !== null) return Promise.race([answer, asked.then(() => answer)]);
  await asked;
  wait.abort();
  return null;
}

const SECONDS_PER_DAY = 86_400;

/** Input of a task whose time limit is a path. */
interface TimedInput {
  readonly input: unknown;
  readonly seconds: number;
}

/**
 * The state as the interpreter can run it: it looks for a task's time limit in the task's parameters, where AWS looks in the state's
 * input. https://states-language.net/spec.html#timeoutsecondspath
 */
function runnable(state: State, timeoutSeconds: number): State {
  if (state.Type === 'Map') return asTask(state, timeoutSeconds);
  const { TimeoutSecondsPath, Parameters } = state;
  if (TimeoutSecondsPath === undefined) return state;
  const timed = { input: Parameters, 'seconds.$': TimeoutSecondsPath };
  return { ...state, Parameters: timed, TimeoutSecondsPath: '$.seconds' };
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
