import { weeklyDefinition } from '@jackpot/workflow';
import { StateMachine } from 'aws-local-stepfunctions';
import { resolveDefinition } from '../../src/local/index.ts';

interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, { readonly Next?: string; readonly ItemProcessor?: Machine }>>;
}

/** A copy, since the interpreter writes into what it is given. */
const week = structuredClone(weeklyDefinition) as Machine;

test('an independent validator of Amazon States Language accepts it', () => {
  const { StartAt, States } = week.States['Countries']?.ItemProcessor as Machine;
  expect(() => new StateMachine({ StartAt, States } as never)).not.toThrow();
  const { Countries, ...others } = week.States;
  const asTask = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Next: Countries?.Next };
  expect(() => new StateMachine({ ...week, States: { ...others, Countries: asTask } } as never)).not.toThrow();
});

test('every field of it is one that runs here as on AWS', () => {
  const placeholders = JSON.stringify(week).matchAll(/\$\{(\w+)\}/g);
  const values = Object.fromEntries([...placeholders].map(([, name = '']) => [name, 'value'] as const));
  expect(() => resolveDefinition(weeklyDefinition, values)).not.toThrow();
});

describe('a training job that fails', () => {
  const { States } = week.States['Countries']?.ItemProcessor as Machine;
  const named = (...names: string[]) => Object.fromEntries(names.map((name) => [name, States[name]]));
  const job = { ...(structuredClone(States['TrainModel']) as Record<string, unknown>) };
  for (const field of ['Parameters', 'Retry']) Reflect.deleteProperty(job, field);

  test.each([
    ['for want of an instance', 'CapacityError: Unable to provision requested ML compute capacity', 5],
    ['for want of one on the spot market', '{"SecondaryStatus":"MaxWaitTimeExceeded"}', 5],
    ['by itself', 'AlgorithmError: InvalidTrainingData: sales.csv.gz:3:\nno number', 1],
  ])('%s: so many jobs, then its failure is recorded', async (_, cause, jobs) => {
    let tried = 0;
    const fail = () => {
      tried += 1;
      return Promise.reject(Object.assign(new Error(cause), { name: 'States.TaskFailed' }));
    };
    const training = {
      StartAt: 'BeginTraining',
      States: {
        ...structuredClone(named('BeginTraining', 'IsCapacityShort', 'CountShortage')),
        TrainModel: structuredClone(job),
        WaitForCapacity: { ...States['WaitForCapacity'], Seconds: 0 },
        JudgeModel: { Type: 'Succeed' },
        RecordFailure: { Type: 'Succeed' },
      },
    };
    const machine = new StateMachine(training as never, { validationOptions: { noValidate: true } });
    const run = machine.run({}, { overrides: { taskResourceLocalHandlers: { TrainModel: fail } } });
    expect(await run.result).toMatchObject({ error: { Cause: cause }, shortages: { count: jobs - 1 } });
    expect(tried).toBe(jobs);
  });
});
