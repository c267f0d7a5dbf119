import type { Approval } from '@jackpot/decision';
import { DRAW, RUN, exampleConfig, exampleItem, exampleRecommendation, exampleSummary } from '@jackpot/fixtures';
import { NoLongerWaiting } from '@jackpot/ports';
import { MemoryObjectStore, MemoryRecordIndex } from '@jackpot/ports/contract';
import { announcementsOf, canonicalJson, putPinned } from '@jackpot/record';
import { type ApprovalRequest, runKeys } from '@jackpot/workflow';
import { answerByForm, answerCall, formCall } from '../src/step.ts';

const ID = `england-${DRAW}-01234567`;
const ANSWER = {
  action: 'answer',
  country: 'england',
  drawDate: DRAW,
  recordId: ID,
  verdict: 'approved',
  reason: 'agreed',
};
const arnOf = (person: string, role = 'jackpot-approver') => `arn:aws:sts::111122223333:assumed-role/${role}/${person}`;

/** England, whose recommendation waits, and the answers that its execution was handed. */
async function waiting({ distinct = false } = {}) {
  const store = new MemoryObjectStore();
  const index = new MemoryRecordIndex();
  const config = exampleConfig({ approval: { required: true, by: 18, ...(distinct && { distinct }) } });
  const country = await exampleItem(store, { config });
  const request: ApprovalRequest = {
    taskToken: 'token',
    executionId: 'e',
    by: '2026-11-27T06:00:00.000Z',
    country: { ...country },
  };
  await store.put(runKeys.approvalRequest(RUN, 'england'), canonicalJson(request));
  const decided = canonicalJson(exampleRecommendation({ jackpot: 10e6 }));
  const recommendation = await putPinned(store, `${country.prefix}recommendation.json`, decided);
  const summary = exampleSummary({ status: 'awaiting-approval', recordId: ID });
  const artefacts = { recommendation, metadata: recommendation };
  const body = { summary, runId: RUN, recordedAt: country.clock, artefacts, report: null, superseded: null };
  await index.append({ country: 'england', drawDate: DRAW, revision: 1, id: ID, week: '2026-W48', model: null, body });
  const answered: [string, Approval][] = [];
  const tasks = {
    answer: (token: string, answer: object) => {
      if (answered.length > 0) return Promise.reject(new NoLongerWaiting());
      answered.push([token, answer as Approval]);
      return Promise.resolve();
    },
  };
  const ports = { store, index, tasks, clock: { now: () => new Date('2026-11-26T09:00:00Z') } };
  const say = async (userArn: string, content: object | string) => {
    const body = typeof content === 'string' ? content : JSON.stringify(content);
    const response = await answerCall({ requestContext: { authorizer: { iam: { userArn } } }, body }, ports);
    return [response.statusCode, JSON.parse(response.body)] as [number, Record<string, unknown>];
  };
  return { index, ports, answered, say };
}

test('an approval reaches the execution in the name of who signed it, whatever the request itself says', async () => {
  const { answered, say } = await waiting();
  const [status, said] = await say(arnOf('ann'), { ...ANSWER, by: 'bob' });
  const answer = { verdict: 'approved', by: arnOf('ann'), reason: 'agreed', at: '2026-11-26T09:00:00.000Z' };
  expect([status, said]).toEqual([200, { counts: true, answer, announced: null }]);
  expect(answered).toEqual([['token', answer]]);
});

test('who approves, but announces another jackpot, is recorded with both', async () => {
  const { index, answered, say } = await waiting();
  expect(await say(arnOf('ann'), { ...ANSWER, announce: 11e6 })).toMatchObject([
    200,
    { counts: true, announced: { announced: { jackpot: 11e6, by: arnOf('ann') } } },
  ]);
  expect([answered.length, (await announcementsOf('england', index)).length]).toEqual([1, 1]);
});

test('a request that Lambda names no caller of is refused', async () => {
  const { ports, answered } = await waiting();
  const { statusCode } = await answerCall(
    { requestContext: {}, body: JSON.stringify({ ...ANSWER, by: 'ann' }) },
    ports,
  );
  expect([statusCode, answered]).toEqual([400, []]);
});

describe('where two people must approve', () => {
  test('the first waits for the second, under whichever role they come again, and both are named', async () => {
    const { answered, say } = await waiting({ distinct: true });
    expect(await say(arnOf('ann'), ANSWER)).toMatchObject([200, { counts: false }]);
    const again = await say(arnOf('ann', 'admin'), ANSWER);
    expect(again).toMatchObject([
      409,
      { error: 'SamePerson', message: expect.stringContaining('ann has approved it') as string },
    ]);
    expect(answered).toEqual([]);
    expect(await say(arnOf('bob'), { ...ANSWER, reason: 'so do I' })).toMatchObject([200, { counts: true }]);
    expect(answered).toMatchObject([
      [
        'token',
        { verdict: 'approved', by: arnOf('bob'), reason: 'so do I', first: { by: arnOf('ann'), reason: 'agreed' } },
      ],
    ]);
  });

  test('one rejection is enough', async () => {
    const { answered, say } = await waiting({ distinct: true });
    await say(arnOf('ann'), ANSWER);
    await say(arnOf('ann'), { ...ANSWER, verdict: 'rejected', reason: 'too high' });
    expect(answered).toMatchObject([['token', { verdict: 'rejected', by: arnOf('ann') }]]);
  });
});

test.each([
  ['another recommendation', { recordId: `england-${DRAW}-76543210` }],
  ['a draw without one', { drawDate: '2026-12-05' }],
])('an answer to %s is none', async (_, change) => {
  const { answered, say } = await waiting();
  expect(await say(arnOf('ann'), { ...ANSWER, ...change })).toMatchObject([409, { error: 'NoLongerWaiting' }]);
  expect(answered).toEqual([]);
});

test('a second answer is told that it comes too late', async () => {
  const { say } = await waiting();
  await say(arnOf('ann'), ANSWER);
  expect(await say(arnOf('bob'), ANSWER)).toMatchObject([409, { error: 'NoLongerWaiting' }]);
});

test('what was announced is recorded in the name of who signed it, with what it misses', async () => {
  const { index, say } = await waiting();
  const said = { action: 'announce', country: 'england', jackpot: 10_300_000, reason: 'the board', by: 'bob' };
  expect(await say(arnOf('ann'), said)).toMatchObject([200, { currency: 'GBP', announced: { by: arnOf('ann') } }]);
  expect(await announcementsOf('england', index)).toMatchObject([
    {
      by: arnOf('ann'),
      drawDate: DRAW,
      jackpot: 10_300_000,
      answers: ID,
      misses: expect.arrayContaining(['grid']) as string[],
    },
  ]);
});

test.each([
  ['no JSON', 'approve', /expected JSON/],
  ['no reason', { ...ANSWER, reason: ' ' }, /expected a reason/],
  ['no action', { ...ANSWER, action: 'publish' }, /action/],
  ['nothing to announce for', { action: 'announce', country: 'sweden', jackpot: 1e6, reason: 'r' }, /must be named/],
])('%s is refused with its reason', async (_, content, message) => {
  const { answered, say } = await waiting();
  const [status, refused] = await say(arnOf('ann'), content);
  expect([status, refused['message']]).toEqual([expect.any(Number), expect.stringMatching(message)]);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(answered).toEqual([]);
});

describe("the console's form", () => {
  const filled = (of: object = {}, by = arnOf('ann'), form = 'jackpot-answer') => {
    const fields = { RecordId: ID, Verdict: 'approved', Reason: 'agreed', Announce: '', ...of };
    return { forms: { read: () => Promise.resolve({ form, by, fields }) }, answerForm: 'jackpot-answer' };
  };
  const call = formCall.parse({ automationExecutionId: '4105a4fc-f944-41e6-9d32-0a1b2c3d4e5f' });

  test('answers in the name of who filled it in, as AWS tells it', async () => {
    const { answered, index, ports } = await waiting();
    const answer = { verdict: 'approved', by: arnOf('ann'), reason: 'agreed', at: '2026-11-26T09:00:00.000Z' };
    expect(await answerByForm(call, { ...ports, ...filled({ Announce: '11000000' }) })).toMatchObject({
      counts: true,
      answer,
      announced: { announced: { jackpot: 11e6, by: arnOf('ann') } },
    });
    expect([answered, (await announcementsOf('england', index)).length]).toEqual([[['token', answer]], 1]);
  });

  test.each([
    ['another form', filled({}, arnOf('ann'), 'jackpot-staging-answer'), 'NotAnAnswer'],
    ['a form of nobody', filled({}, ''), 'NotAnAnswer'],
    ['a record that does not wait', filled({ RecordId: `england-${DRAW}-76543210` }), 'NoLongerWaiting'],
    ['no verdict', filled({ Verdict: 'perhaps' }), 'ZodError'],
  ])('%s answers nothing', async (_, form, name) => {
    const { answered, ports } = await waiting();
    await expect(answerByForm(call, { ...ports, ...form })).rejects.toMatchObject({ name });
    expect(answered).toEqual([]);
  });

  test('a call that says more than an id is none of its', () => {
    expect(formCall.safeParse({ ...call, by: 'ann' }).success).toBe(false);
  });
});
