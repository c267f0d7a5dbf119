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

describe('a training job that is not completed', () => {
  const { States } = week.States['Countries']?.ItemProcessor as Machine;
  const named = (...names: string[]) => Object.fromEntries(names.map((name) => [name, States[name]]));
  const job = { ...(structuredClone(States['TrainModel']) as Record<string, unknown>) };
  for (const field of ['Parameters', 'Retry']) Reflect.deleteProperty(job, field);

  const failed = (cause: string) => () =>
    Promise.reject(Object.assign(new Error(cause), { name: 'States.TaskFailed' }));
  /** As DescribeTrainingJob tells of it: of a job that was stopped too it names an archive. */
  const stopped = (reason: string) => () =>
    Promise.resolve({
      TrainingJobName: 'job-1',
      TrainingJobStatus: 'Stopped',
      SecondaryStatus: reason,
      ModelArtifacts: { S3ModelArtifacts: 's3://bucket/job-1/output/model.tar.gz' },
    });

  test.each([
    ['failed for want of an instance', failed('CapacityError: Unable to provision requested capacity'), 5],
    ['failed for want of one on the spot market', failed('{"SecondaryStatus":"MaxWaitTimeExceeded"}'), 5],
    ['was stopped for want of one on the spot market', stopped('MaxWaitTimeExceeded'), 5],
    ['failed by itself', failed('AlgorithmError: InvalidTrainingData: sales.csv.gz:3:\nno number'), 1],
    ['was stopped by somebody', stopped('Stopped'), 1],
    ['ran too long', stopped('MaxRuntimeExceeded'), 1],
  ])('it %s: so many jobs, then its failure is recorded', async (_, end, jobs) => {
    let tried = 0;
    const training = {
      StartAt: 'BeginTraining',
      States: {
        ...structuredClone(named('BeginTraining', 'IsTrained', 'DescribeStop', 'IsCapacityShort', 'CountShortage')),
        TrainModel: structuredClone(job),
        WaitForCapacity: { ...States['WaitForCapacity'], Seconds: 0 },
        JudgeModel: { Type: 'Fail' },
        RecordFailure: { Type: 'Succeed' },
      },
    };
    const machine = new StateMachine(training as never, { validationOptions: { noValidate: true } });
    const count = () => {
      tried += 1;
      return end();
    };
    const { result } = machine.run({}, { overrides: { taskResourceLocalHandlers: { TrainModel: count } } });
    const cause = await end().then(
      ({ SecondaryStatus }) => `training job job-1 ended Stopped: ${SecondaryStatus}`,
      ({ message }: Error) => message,
    );
    expect(await result).toMatchObject({ error: { Cause: cause }, shortages: { count: jobs - 1 } });
    expect(tried).toBe(jobs);
  });
});
