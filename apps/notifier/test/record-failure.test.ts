import { DRAW, exampleItem } from '@jackpot/fixtures';
import { recordBody } from '@jackpot/record';
import { type PublishInput, type RecordFailureInput, recordKeys, runKeys } from '@jackpot/workflow';
import { notify } from '../src/step.ts';
import { decidedCountry, type MemoryPorts, memoryPorts } from './decided-country.ts';
import { killedAfter } from './killed-after.ts';

const LATER = '2026-W48-r2';
const error = { Error: 'TrainingJobFailed', Cause: 'no instance' };
const validation = { verdict: 'pass' as const, key: 'validation.json' };

afterEach(() => jest.restoreAllMocks());

const recordFailure = (country: RecordFailureInput['country'], ports: MemoryPorts) =>
  notify({ action: 'recordFailure', executionId: 'execution-1', country }, ports);

const publish = (country: PublishInput['country'], ports: MemoryPorts) =>
  notify({ action: 'publish', executionId: 'execution-1', country }, ports);

const recordsOf = async ({ index }: MemoryPorts) =>
  (await index.history('england')).map(({ body }) => recordBody.parse(body));

/** A country whose training failed. */
const failed = async (ports: MemoryPorts, runId?: string) => ({
  ...(await exampleItem(ports.store, runId === undefined ? {} : { runId })),
  validation,
  error,
});

test('a failure is a record with step and reason, a report and a mail', async () => {
  const ports = memoryPorts();
  const { status, recordId } = await recordFailure(await failed(ports), ports);
  expect(status).toBe('failed');
  const [record] = await recordsOf(ports);
  const report = recordKeys(runKeys.draw('2026-W48-r1', 'england', DRAW)).report;
  expect(record).toMatchObject({ artefacts: null, report: { key: report }, runId: '2026-W48-r1' });
  expect(record?.summary).toMatchObject({ recordId, status, reason: 'TrainModel: TrainingJobFailed: no instance' });
  expect(record?.summary.actBy).toEqual({ at: '2026-11-28T00:00:00.000Z', timeZone: 'Europe/London' });
  expect(new TextDecoder().decode(await ports.store.get(report))).toContain('no instance');
  expect(ports.notifier.sent).toMatchObject([{ id: recordId, country: 'england' }]);
  expect(ports.notifier.sent[0]?.body).toContain('no instance');
});

test("the reason is the message that a Lambda's cause wraps", async () => {
  const ports = memoryPorts();
  const Cause = JSON.stringify({ errorType: 'NothingToHold', errorMessage: 'no earlier one', trace: [] });
  await recordFailure({ ...(await failed(ports)), error: { Error: 'NothingToHold', Cause } }, ports);
  const [record] = await recordsOf(ports);
  expect(record?.summary.reason).toBe('TrainModel: NothingToHold: no earlier one');
});

test('the mail of a failed training job has its reason, and no number of an account', async () => {
  const ports = memoryPorts();
  const TrainingJobArn = 'arn:aws:sagemaker:eu-central-1:123456789012:training-job/j';
  const job = {
    TrainingJobName: 'j',
    TrainingJobArn,
    TrainingJobStatus: 'Failed',
    FailureReason: 'CapacityError: none',
  };
  await recordFailure(
    { ...(await failed(ports)), error: { Error: 'States.TaskFailed', Cause: JSON.stringify(job) } },
    ports,
  );
  const [record] = await recordsOf(ports);
  expect(record?.summary.failure).toMatchObject({ step: 'TrainModel', cause: 'capacity' });
  expect(ports.notifier.sent[0]?.body).toContain(
    'training job j: CapacityError: none\nIts log: https://eu-central-1.console',
  );
  expect(ports.notifier.sent[0]?.body).not.toContain('123456789012');
});

test('a country whose config is wrong has every problem in its record, and no time to act by', async () => {
  const ports = memoryPorts();
  const { runId, week, country, drawDate, clock, prefix, supersede } = await exampleItem(ports.store);
  const common = { runId, week, country, drawDate, clock, prefix, supersede };
  await recordFailure({ ...common, status: 'invalid', problems: ['first', 'second'] }, ports);
  const [record] = await recordsOf(ports);
  expect(record?.summary).toMatchObject({ status: 'failed', reason: 'OpenWeek: first\nsecond', actBy: null });
});

test('a reason without end is cut to what a table and an e-mail take', async () => {
  const ports = memoryPorts();
  await recordFailure(
    { ...(await failed(ports)), error: { Error: 'Errors', Cause: 'größer '.repeat(100_000) } },
    ports,
  );
  const [record] = await recordsOf(ports);
  expect(record?.summary.reason).toMatch(/^TrainModel: Errors: größer .*…$/);
  expect(JSON.stringify(record).length).toBeLessThan(20_000);
  expect(ports.notifier.sent[0]?.body.length).toBeLessThan(20_000);
});

test('beside a recommendation in force a failure leaves it there, and its readers hear of the failure', async () => {
  const ports = memoryPorts();
  const inForce = await publish(await decidedCountry(ports), ports);
  expect(await recordFailure(await failed(ports, LATER), ports)).toMatchObject({ recordId: inForce.recordId });
  expect(await recordsOf(ports)).toHaveLength(1);
  expect(ports.notifier.sent.map(({ subject }) => subject)).toEqual([
    expect.stringContaining('10,000,000'),
    expect.stringContaining('failed'),
  ]);
  expect(ports.notifier.sent[1]?.body).toContain(`memory:${recordKeys(runKeys.draw(LATER, 'england', DRAW)).report}`);
});

test('what decides after a failure takes its place', async () => {
  const ports = memoryPorts();
  await recordFailure(await failed(ports), ports);
  await publish(await decidedCountry(ports, { runId: LATER }), ports);
  expect((await recordsOf(ports)).map(({ summary }) => summary.status)).toEqual(['failed', 'recommended']);
  expect(await ports.store.list(`recommendations/england/${DRAW}`)).toHaveLength(3);
});

test('killed at any write, is finished by the next call: one record, one piece of news', async () => {
  let writes = 0;
  for (let done = false; !done; writes += 1) {
    const ports = memoryPorts();
    const country = await failed(ports);
    killedAfter(writes, ports);
    done = await recordFailure(country, ports).then(
      () => true,
      () => false,
    );
    jest.restoreAllMocks();
    const { recordId } = await recordFailure(country, ports);
    expect(await recordsOf(ports)).toHaveLength(1);
    expect(new Set(ports.notifier.sent.map(({ id }) => id))).toEqual(new Set([recordId]));
  }
  // The report, the record, the report's copy and the mail at least.
  expect(writes).toBeGreaterThan(4);
});

test.each([
  ['data', { Error: 'UnusableData', Cause: 'the data cannot be used' }],
  [
    'rejected',
    { Error: 'RecommendationRejected', Cause: 'ann rejected it: the data cannot be used before finance signs' },
  ],
  ['machine', { Error: 'StorageFailure', Cause: 'the disk is full' }],
  ['service', { Error: 'Lambda.ServiceException', Cause: 'Service exception' }],
  ['capacity', { Error: 'States.TaskFailed', Cause: '{"FailureReason":"CapacityError: unable to provision"}' }],
  ['other', { Error: 'TypeError', Cause: 'a defect' }],
])('the cause of a failure is %s by the name of its error, not by its words', async (cause, error) => {
  const ports = memoryPorts();
  await recordFailure({ ...(await failed(ports)), error }, ports);
  expect((await recordsOf(ports))[0]?.summary.failure).toMatchObject({ step: 'TrainModel', cause });
});
