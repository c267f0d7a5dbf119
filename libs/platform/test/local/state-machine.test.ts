import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  FileObjectStore,
  type Services,
  type StateEvent,
  resolveDefinition,
  runStateMachine,
} from '../../src/local/index.ts';

const invoke = 'arn:aws:states:::lambda:invoke';

/** A list of items read from the store, each handled by `Work` in a child execution of its own. */
function definition(map: object = {}, work: object = {}) {
  return {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        MaxConcurrency: 2,
        ToleratedFailurePercentage: 100,
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'JSON' },
          Parameters: { Bucket: '${Bucket}', 'Key.$': '$.key' },
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Work',
          States: {
            Work: {
              Type: 'Task',
              Resource: invoke,
              Parameters: { FunctionName: 'work', 'Payload.$': '$' },
              End: true,
              ...work,
            },
          },
        },
        ResultPath: null,
        Next: 'Last',
        ...map,
      },
      Last: {
        Type: 'Task',
        Resource: invoke,
        Parameters: { FunctionName: 'last', Payload: { 'id.$': '$$.Execution.Id', 'input.$': '$' } },
        ResultSelector: { 'answer.$': '$.Payload' },
        End: true,
      },
    },
  };
}

async function run(machine: object, functions: Services['functions'], items: unknown = ['a', 'b', 'c']) {
  const store = new FileObjectStore(mkdtempSync(join(tmpdir(), 'jackpot-')));
  await store.put('items.json', JSON.stringify(items));
  const events: StateEvent[] = [];
  const trainer = { train: () => Promise.reject(new Error('nothing to train')) };
  const services = { store, trainer, functions, onEvent: (event: StateEvent) => events.push(event) };
  const output = await runStateMachine(
    resolveDefinition(machine, { Bucket: 'b' }),
    'exec-1',
    { key: 'items.json' },
    services,
  );
  return { output, events };
}

test('runs every item in an execution of its own, then goes on with the input as it was', async () => {
  const seen: unknown[] = [];
  const { output, events } = await run(definition(), {
    work: (item) => Promise.resolve(seen.push(item)),
    last: (payload) => Promise.resolve(payload),
  });
  expect(seen).toEqual(['a', 'b', 'c']);
  expect(output).toEqual({ answer: { id: 'exec-1', input: { key: 'items.json' } } });
  expect(
    events.filter(({ state, phase }) => state === 'Work' && phase === 'succeeded').map(({ item }) => item),
  ).toEqual(['a', 'b', 'c']);
});

test('a failed child leaves the others alone, up to the tolerated share', async () => {
  const seen: unknown[] = [];
  const work = (item: unknown) => {
    seen.push(item);
    return item === 'b' ? Promise.reject(new Error('b is broken')) : Promise.resolve(null);
  };
  const last = () => Promise.resolve('went on');
  expect((await run(definition(), { work, last })).output).toEqual({ answer: 'went on' });
  expect(seen).toEqual(['a', 'b', 'c']);
  await expect(run(definition({ ToleratedFailurePercentage: 20 }), { work, last })).rejects.toThrow(
    '1 of 3 children failed',
  );
});

test('no more children run at a time than MaxConcurrency', async () => {
  let running = 0;
  let most = 0;
  await run(definition(), {
    work: async () => {
      most = Math.max(most, ++running);
      await new Promise((resume) => setTimeout(resume, 20));
      running -= 1;
    },
    last: () => Promise.resolve(null),
  });
  expect(most).toBe(2);
});

test('a Map may take as long as its execution, beyond the minute that the interpreter gives a task', async () => {
  const timers = jest.spyOn(globalThis, 'setTimeout');
  const machine = { TimeoutSeconds: 7200, ...definition({}, { TimeoutSeconds: 5 }) };
  await run(machine, { work: () => Promise.resolve(null), last: () => Promise.resolve(null) }, ['a']);
  const limits = timers.mock.calls.map(([, delay]) => delay);
  timers.mockRestore();
  expect(limits).toContain(7_200_000);
});

test("an error's own name is what Retry and Catch match", async () => {
  let calls = 0;
  class RevisionConflict extends Error {
    override readonly name = 'RevisionConflict';
  }
  const retry = { Retry: [{ ErrorEquals: ['RevisionConflict'], IntervalSeconds: 1, MaxAttempts: 2, BackoffRate: 1 }] };
  await run(
    definition({}, retry),
    {
      work: () => (++calls === 1 ? Promise.reject(new RevisionConflict()) : Promise.resolve(null)),
      last: () => Promise.resolve(null),
    },
    ['a'],
  );
  expect(calls).toBe(2);
});

describe('a definition that would run otherwise than on AWS is refused', () => {
  test.each<[string, object, string]>([
    ['a field that the interpreter ignores', { ItemBatcher: {} }, '$.States.Each.ItemBatcher is not supported'],
    [
      'a list in another format',
      { ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'CSV' }, Parameters: {} } },
      'ReaderConfig must be {"InputType":"JSON"}',
    ],
    ["a Map's output used, which AWS writes elsewhere", { ResultPath: '$.map' }, 'ResultPath must be null'],
    ['another kind of state', { Type: 'Parallel' }, 'states of type Parallel are not supported'],
  ])('%s', (_, map, message) => {
    expect(() => resolveDefinition(definition(map), { Bucket: 'b' })).toThrow(message);
  });

  test('a placeholder without a value', () => {
    expect(() => resolveDefinition(definition(), {})).toThrow('${Bucket} has no value');
  });

  test('a task of an unknown service', async () => {
    const machine = definition({}, { Resource: 'arn:aws:states:::sqs:sendMessage' });
    await expect(
      run(
        { ...machine, States: { ...machine.States, Each: { ...machine.States.Each, ToleratedFailurePercentage: 0 } } },
        {},
      ),
    ).rejects.toThrow('children failed');
  });
});

describe('a task that waits for an answer', () => {
  const waiting = {
    StartAt: 'Ask',
    States: {
      Ask: {
        Type: 'Task',
        Resource: `${invoke}.waitForTaskToken`,
        Parameters: { FunctionName: 'ask', Payload: { 'token.$': '$$.Task.Token' } },
        TimeoutSecondsPath: '$.limits.seconds',
        ResultPath: '$.answer',
        Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 1, MaxAttempts: 2, BackoffRate: 1, JitterStrategy: 'FULL' }],
        Catch: [{ ErrorEquals: ['States.Timeout'], ResultPath: '$.late', Next: 'Late' }],
        Next: 'Answered',
      },
      Answered: { Type: 'Pass', End: true },
      Late: { Type: 'Pass', End: true },
    },
  };

  /** Asks as `ask` does; the tokens opened and closed on the way. */
  async function asked(ask: (token: string, answer: (given: unknown) => void) => Promise<unknown>) {
    const tokens: string[] = [];
    let answer: (given: unknown) => void = () => {};
    const services = {
      store: new FileObjectStore(mkdtempSync(join(tmpdir(), 'jackpot-'))),
      trainer: { train: () => Promise.reject(new Error('nothing to train')) },
      functions: { ask: (payload: unknown) => ask((payload as { token: string }).token, answer) },
      tokens: {
        open: (token: string, seconds: number) => {
          tokens.push(`${token} for ${seconds} s`);
          return new Promise((resolve) => (answer = resolve));
        },
        close: (token: string) => void tokens.push(`${token} closed`),
      },
    };
    const output = await runStateMachine(resolveDefinition(waiting, {}), 'exec', { limits: { seconds: 1 } }, services);
    return { output, tokens };
  }

  test('goes on with the answer, which may come before the question is out', async () => {
    const { output, tokens } = await asked((_, answer) => {
      answer('yes');
      return new Promise(() => {});
    });
    expect(output).toMatchObject({ answer: 'yes' });
    expect(tokens).toEqual(['exec-1 for 1 s']);
  });

  test("ends after the seconds that the state's input says, whatever its parameters are", async () => {
    const { output } = await asked(() => Promise.resolve(null));
    expect(output).toMatchObject({ late: { Error: 'States.Timeout' } });
  });

  test('asks again with a token of its own where asking failed', async () => {
    const seen: string[] = [];
    const { tokens } = await asked((token, answer) => {
      seen.push(token);
      if (seen.length === 1) return Promise.reject(Object.assign(new Error('busy'), { name: 'Busy' }));
      answer('yes');
      return Promise.resolve(null);
    });
    expect(seen).toEqual(['exec-1', 'exec-2']);
    expect(tokens).toEqual(['exec-1 for 1 s', 'exec-1 closed', 'exec-2 for 1 s']);
  });
});
