import { weeklyDefinition } from '../src/index.ts';

interface State {
  Type: string;
  Resource?: string;
  Next?: string;
  Default?: string;
  Catch?: { ErrorEquals: string[]; Next: string }[];
  TimeoutSeconds?: number;
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
    'TrainModel',
    'JudgeModel',
    'Optimise',
    'Publish',
    'RecordFailure',
  ]);
});

test('whatever fails in a country, its failure is recorded', () => {
  for (const [name, state] of Object.entries(country.States)) {
    if (state.Type !== 'Task' || name === 'RecordFailure') continue;
    expect([name, state.Catch]).toEqual([
      name,
      [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'RecordFailure' }],
    ]);
  }
});

test('every task has a time limit, and resources are literal', () => {
  for (const state of [...Object.values(week.States), ...Object.values(country.States)]) {
    if (state.Type !== 'Task') continue;
    expect(state.TimeoutSeconds).toBeGreaterThan(0);
    expect(state.Resource).toMatch(/^arn:aws:states:::(lambda:invoke|sagemaker:createTrainingJob\.sync)$/);
  }
});
