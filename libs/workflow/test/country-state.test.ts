import { type RecordFailureInput, failedStep, jobPrefix } from '../src/index.ts';

type Started = Exclude<RecordFailureInput['country'], { status: 'invalid' }>;

describe('failedStep is the first step whose result is missing', () => {
  const object = { key: 'k', sha256: 's' };
  const pass = { validation: { verdict: 'pass', key: 'v' } };
  const jobThatIs = (status: string) => ({ ...pass, training: { job: 'j', archiveUri: 'u', status } });
  const trained = jobThatIs('Completed');
  const judged = {
    ...trained,
    judgement: { verdict: 'approved', version: 1, reasons: [], drift: null, model: object, evaluation: object },
  };
  const decided = (approval: object | null) => ({ status: 'recommended', key: 'd', approval });
  const waiting = { by: '2026-11-27T06:00:00Z', seconds: 1 };
  test.each<[string, object]>([
    ['ValidateData', {}],
    ['TrainModel', pass],
    ['TrainModel', jobThatIs('Stopped')],
    ['JudgeModel', trained],
    ['Optimise', judged],
    ['Optimise', { validation: { verdict: 'findings', key: 'v' } }],
    ['Publish', { ...judged, decision: decided(null) }],
    ['AwaitApproval', { ...judged, decision: decided(waiting) }],
    ['Publish', { ...judged, decision: decided(waiting), approval: { verdict: 'approved' } }],
    ['Optimise', { ...judged, decision: decided(waiting), approval: { verdict: 'rejected' } }],
    ['Optimise', { ...judged, decision: decided(waiting), expired: {} }],
    ['Publish', { ...judged, decision: decided(null), approval: { verdict: 'rejected' } }],
  ])('%s', (step, state) => {
    expect(failedStep({ status: 'ready', ...state } as Started)).toBe(step);
  });

  test('OpenWeek, where the country never started', () => {
    expect(failedStep({ status: 'invalid' } as RecordFailureInput['country'])).toBe('OpenWeek');
  });
});

test("a training job's name, with its UUID, fits SageMaker's 63 characters and pattern", () => {
  for (const country of ['uk', 'netherlands', 'saint-vincent-and-the-grenadines', 'abcdefghijklmn-pqr']) {
    const name = `${jobPrefix('2026-W48-r12', country)}-00000000-0000-0000-0000-000000000000`;
    expect(name.length).toBeLessThanOrEqual(63);
    expect(name).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/);
  }
});
