import { weeklyDefinition } from '../src/index.ts';

interface State {
  Type: string;
  Resource?: string;
  Next?: string;
  Default?: string;
  Catch?: { ErrorEquals: string[]; Next: string }[];
  TimeoutSeconds?: number;
  TimeoutSecondsPath?: string;
  ItemProcessor?: Machine;
}
interface Machine {
  StartAt: string;
  States: Record<string, State>;
}

const week = weeklyDefinition as Machine;
const country = week.States['Countries']?.ItemProcessor as Machine;

test('the states are those of the workflow, in its order', () => {
  expect(Object.keys(week.States)).toEqual(['OpenWeek', 'IsFirstTrigger', 'Duplicate', 'Countries', 'CloseWeek']);
  expect(Object.keys(country.States)).toEqual([
    'IsReady',
    'ValidateData',
    'IsValid',
    'BeginTraining',
    'TrainModel',
    'IsTrained',
    'DescribeStop',
    'IsCapacityShort',
    'CountShortage',
    'WaitForCapacity',
    'JudgeModel',
    'Optimise',
    'NeedsApproval',
    'AwaitApproval',
    'IsApproved',
    'Publish',
    'RecordFailure',
  ]);
});

test('whatever fails in a country, its failure is recorded', () => {
  for (const [name, state] of Object.entries(country.States)) {
    if (state.Type !== 'Task' || name === 'RecordFailure') continue;
    const recorded = { ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'RecordFailure' };
    const late = { ErrorEquals: ['States.Timeout'], ResultPath: '$.expired', Next: 'Optimise' };
    const short = { ErrorEquals: ['States.TaskFailed'], ResultPath: '$.error', Next: 'IsCapacityShort' };
    const first = { AwaitApproval: [late], TrainModel: [short] }[name] ?? [];
    expect([name, state.Catch]).toEqual([name, [...first, recorded]]);
  }
});

test('every task has a time limit, and resources are literal', () => {
  for (const [name, state] of [...Object.entries(week.States), ...Object.entries(country.States)]) {
    if (state.Type !== 'Task') continue;
    const waits = state.TimeoutSecondsPath === '$.decision.approval.seconds';
    expect([name, waits || (state.TimeoutSeconds ?? 0) > 0]).toEqual([name, true]);
    expect(state.Resource).toMatch(
      /^arn:aws:states:::(lambda:invoke(\.waitForTaskToken)?|sagemaker:createTrainingJob\.sync)$/,
    );
  }
});
