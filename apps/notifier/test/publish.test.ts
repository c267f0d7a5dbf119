import { DIGEST, DRAW } from '@jackpot/fixtures';
import { getJson } from '@jackpot/ports';
import { putPinned, recommendationMetadata, recordBody, sha256 } from '@jackpot/record';
import { approvalRequest, type PublishInput, recommendationKeys, runKeys } from '@jackpot/workflow';
import { notify } from '../src/step.ts';
import { DECIDED_BY, decidedCountry, type MemoryPorts, memoryPorts, rejectedModel } from './decided-country.ts';
import { killedAfter } from './killed-after.ts';

const published = recommendationKeys('england', DRAW);
const LATER = '2026-W48-r2';
const BY = '2026-11-27T20:00:00.000Z';
const onPurpose = { by: 'ann', reason: 'wrong price' };
const approved = { verdict: 'approved' as const, by: 'bob', reason: 'looks right', at: '2026-11-26T08:00:00.000Z' };

afterEach(() => jest.restoreAllMocks());

const publish = (country: PublishInput['country'], ports: MemoryPorts) =>
  notify({ action: 'publish', executionId: 'execution-1', country }, ports);

function requestApproval(country: PublishInput['country'], ports: MemoryPorts) {
  const waiting = { ...country, decision: { ...country.decision, approval: { by: BY, seconds: 3600 } } };
  const request = { action: 'requestApproval', executionId: 'execution-1', taskToken: 'token', country: waiting };
  return notify(request, ports);
}

const recordsOf = async ({ index }: MemoryPorts) =>
  (await index.history('england')).map(({ body }) => recordBody.parse(body));

/** The keys of what a record pins, each with whether its bytes are still those that were pinned. */
async function pinnedBy(ports: MemoryPorts) {
  const pinned = (await recordsOf(ports)).flatMap(({ artefacts, report }) => [
    ...Object.values(artefacts ?? {}),
    ...(report === null ? [] : [report]),
  ]);
  return Promise.all(
    pinned.map(async ({ key, sha256: digest }) => ({ key, kept: sha256(await ports.store.get(key)) === digest })),
  );
}

const metadataOf = async ({ store }: MemoryPorts) =>
  recommendationMetadata.parse(await getJson(store, published.metadata));

describe('Publish', () => {
  test('makes the decision the record in force, puts its files where people look for them, and tells its readers', async () => {
    const ports = memoryPorts();
    const result = await publish(await decidedCountry(ports), ports);
    expect(result).toMatchObject({ status: 'recommended', approval: null });
    const { recordId } = result;
    expect(await recordsOf(ports)).toMatchObject([
      {
        summary: { status: 'recommended', jackpot: 10e6, recordId, metadataKey: published.metadata },
        superseded: null,
        runId: '2026-W48-r1',
      },
    ]);
    expect(await ports.store.list('recommendations/')).toEqual(Object.values(published).sort());
    expect(await getJson(ports.store, published.recommendation)).toMatchObject({ jackpot: 10e6 });
    expect(ports.notifier.sent).toMatchObject([{ id: recordId, country: 'england' }]);
    expect(ports.notifier.sent[0]?.subject).toContain('10,000,000');
  });

  test('pins every input and output in the metadata, the decision itself among them', async () => {
    const ports = memoryPorts();
    const decided = await decidedCountry(ports);
    const prior = await putPinned(ports.store, `${decided.prefix}inputs/prior.json`, '{}');
    const country = { ...decided, inputs: { ...decided.inputs, prior } };
    const { recordId } = await publish(country, ports);
    const { inputs, outputs, ...metadata } = await metadataOf(ports);
    expect(metadata).toMatchObject({ recommendationId: recordId, supersedes: null, approval: null });
    const training = [
      { ...country.inputs.champion, role: 'champion' },
      { ...prior, role: 'prior' },
    ];
    expect(inputs).toEqual([country.inputs.config, ...training]);
    const names = ['recommendation.json', 'decision.json', 'report.html'];
    expect(outputs.map(({ key }) => key)).toEqual(names.map((name) => `${country.prefix}${DRAW}/${name}`));
    for (const { key, sha256: digest } of outputs) expect(sha256(await ports.store.get(key))).toBe(digest);
  });

  test('must be announced before the day of the draw begins in its country', async () => {
    const ports = memoryPorts();
    await publish(await decidedCountry(ports), ports);
    const [record] = await recordsOf(ports);
    expect(record?.summary.actBy).toEqual({ at: '2026-11-28T00:00:00.000Z', timeZone: 'Europe/London' });
  });

  test('again changes nothing and sends nothing', async () => {
    const ports = memoryPorts();
    const country = await decidedCountry(ports);
    const first = await publish(country, ports);
    expect(await publish(country, ports)).toEqual(first);
    expect(await recordsOf(ports)).toHaveLength(1);
    expect((await pinnedBy(ports)).map(({ kept }) => kept)).toEqual([true, true, true]);
    expect(ports.notifier.sent).toHaveLength(1);
  });

  test('is found by the model that decided it', async () => {
    const ports = memoryPorts();
    const { recordId } = await publish(await decidedCountry(ports), ports);
    expect((await ports.index.ofModel(DIGEST)).map(({ id }) => id)).toEqual([recordId]);
    expect((await recordsOf(ports))[0]?.summary.model).toEqual({ version: 1, digest: DIGEST });
  });

  test('of a country that nothing satisfies says what is missed', async () => {
    const ports = memoryPorts();
    const changes = { status: 'infeasible' as const, why: ['It earns most.', 'The payout ratio stays above its cap.'] };
    await publish(await decidedCountry(ports, { changes }), ports);
    const [record] = await recordsOf(ports);
    expect(record?.summary).toMatchObject({ status: 'infeasible', reason: changes.why[1] });
  });

  test("tells of this week's model that was rejected, and what the gate said first", async () => {
    const ports = memoryPorts();
    const country = { ...(await decidedCountry(ports)), ...(await rejectedModel(ports)) };
    await publish(country, ports);
    const [record] = await recordsOf(ports);
    expect(record?.summary.rejection).toBe('it is worse');
    expect(await metadataOf(ports)).toMatchObject({
      model: { version: 1 },
      challenger: { version: 2, verdict: 'rejected', trainingJob: 'job-2', backend: 'cpu', seed: 7 },
    });
  });

  test('killed at any write, is finished by the next call: one record, its files, its news', async () => {
    let writes = 0;
    for (let done = false; !done; writes += 1) {
      const ports = memoryPorts();
      const country = await decidedCountry(ports);
      killedAfter(writes, ports);
      done = await publish(country, ports).then(
        () => true,
        () => false,
      );
      jest.restoreAllMocks();
      const { recordId } = await publish(country, ports);
      expect(await recordsOf(ports)).toHaveLength(1);
      expect(await ports.store.list('recommendations/')).toHaveLength(3);
      expect(new Set(ports.notifier.sent.map(({ id }) => id))).toEqual(new Set([recordId]));
    }
    // Three files, the record, their three copies and the mail at least.
    expect(writes).toBeGreaterThan(8);
  });

  test('leaves a final record of an earlier run in force, and says so', async () => {
    const ports = memoryPorts();
    const first = await publish(await decidedCountry(ports), ports);
    const other = await decidedCountry(ports, { jackpot: 12e6, runId: LATER });
    expect(await publish(other, ports)).toEqual(first);
    expect(await recordsOf(ports)).toHaveLength(1);
    expect(await getJson(ports.store, published.recommendation)).toMatchObject({ jackpot: 10e6 });
  });

  test('on purpose puts another in its place: record, metadata and files, with who and why', async () => {
    const ports = memoryPorts();
    const { recordId: id } = await publish(await decidedCountry(ports), ports);
    const other = await decidedCountry(ports, { jackpot: 12e6, runId: LATER });
    await publish({ ...other, supersede: onPurpose }, ports);
    expect((await recordsOf(ports)).map(({ superseded }) => superseded)).toEqual([null, { id, ...onPurpose }]);
    expect((await metadataOf(ports)).supersedes).toEqual({ id, ...onPurpose });
    expect(await getJson(ports.store, published.recommendation)).toMatchObject({ jackpot: 12e6 });
    expect(ports.notifier.sent).toHaveLength(2);
  });
});

describe('a run of two draws', () => {
  const NEXT = '2026-12-02';
  const twoDraws = async (ports: MemoryPorts) => {
    await decidedCountry(ports, { jackpot: 12e6, changes: { drawDate: NEXT } });
    return { ...(await decidedCountry(ports)), draws: [DRAW, NEXT] };
  };
  const statuses = async (ports: MemoryPorts) =>
    (await recordsOf(ports)).map(({ summary }) => [summary.drawDate, summary.jackpot, summary.status]);

  test('publishes both, in order, each where people look for it', async () => {
    const ports = memoryPorts();
    const { recordId } = await publish(await twoDraws(ports), ports);
    expect(recordId).toMatch(/^england-2026-11-28-/);
    expect(await statuses(ports)).toEqual([
      [DRAW, 10e6, 'recommended'],
      [NEXT, 12e6, 'recommended'],
    ]);
    expect(await ports.store.exists(recommendationKeys('england', NEXT).report)).toBe(true);
    expect(ports.notifier.sent).toHaveLength(2);
    expect((await pinnedBy(ports)).filter(({ kept }) => !kept)).toEqual([]);
  });

  test('asks once for both, and one answer publishes both', async () => {
    const ports = memoryPorts();
    const country = await twoDraws(ports);
    await requestApproval(country, ports);
    expect((await statuses(ports)).map(([, , status]) => status)).toEqual(['awaiting-approval', 'awaiting-approval']);
    const [mail, ...more] = ports.notifier.sent;
    expect([mail?.subject, more]).toEqual([
      expect.stringMatching(/ACTION: england: approve or reject GBP 10,000,000 for .* and 1 later draw$/),
      [],
    ]);
    expect(mail?.body).toContain('and approve or reject GBP 12,000,000 for 2026-12-02, by the same answer');
    expect(mail?.body.match(/^Report /gm)).toHaveLength(2);
    expect((await ports.store.list('runs/')).filter((key) => key.endsWith('approval-request.json'))).toHaveLength(1);
    await publish({ ...country, approval: approved }, ports);
    expect((await statuses(ports)).filter(([, , status]) => status === 'recommended')).toHaveLength(2);
    expect(ports.notifier.sent).toHaveLength(3);
  });

  test('of an item from before a run decided several, the one draw lies under its country', async () => {
    const ports = memoryPorts();
    const { draws, ...earlier } = await decidedCountry(ports);
    expect(draws).toEqual([DRAW]);
    await ports.store.put(
      `${earlier.prefix}decision.json`,
      await ports.store.get(`${earlier.prefix}${DRAW}/decision.json`),
    );
    await publish(earlier, ports);
    const [record] = await recordsOf(ports);
    expect(record?.artefacts?.metadata.key).toBe(`${earlier.prefix}metadata.json`);
  });
});

describe('AwaitApproval', () => {
  test('asks, keeps where an answer finds the execution, and publishes nothing', async () => {
    const ports = memoryPorts();
    const country = await decidedCountry(ports);
    const result = await requestApproval(country, ports);
    expect(result.status).toBe('awaiting-approval');
    const key = runKeys.approvalRequest(country.runId, 'england');
    const request = approvalRequest.parse(await getJson(ports.store, key));
    expect(request).toMatchObject({ taskToken: 'token', executionId: 'execution-1', by: BY });
    const [record] = await recordsOf(ports);
    expect(record?.summary).toMatchObject({ status: 'awaiting-approval', actBy: { at: BY } });
    expect(record?.summary.reason).toContain('somebody must approve it by');
    expect(await ports.store.list('recommendations/')).toEqual([]);
    expect(ports.notifier.sent.map(({ id }) => id)).toEqual([`${result.recordId}-approval`]);
  });

  test('approved, it is published with who approved it, and its own news goes out', async () => {
    const ports = memoryPorts();
    const country = await decidedCountry(ports);
    await requestApproval(country, ports);
    const { status, approval } = await publish({ ...country, approval: approved }, ports);
    expect([status, approval]).toEqual(['recommended', 'approved']);
    expect((await recordsOf(ports)).map(({ summary }) => summary.status)).toEqual(['awaiting-approval', 'recommended']);
    expect(await metadataOf(ports)).toMatchObject({ approval: approved, supersedes: null });
    expect(await ports.store.list('recommendations/')).toHaveLength(3);
    expect((await pinnedBy(ports)).filter(({ kept }) => !kept)).toEqual([]);
    expect(ports.notifier.sent).toHaveLength(2);
  });

  test('approved, it still says which record it supersedes, for whom and why', async () => {
    const ports = memoryPorts();
    const { recordId: id } = await publish(await decidedCountry(ports), ports);
    const other = { ...(await decidedCountry(ports, { jackpot: 12e6, runId: LATER })), supersede: onPurpose };
    await requestApproval(other, ports);
    await publish({ ...other, approval: approved }, ports);
    expect((await recordsOf(ports)).map(({ superseded }) => superseded)).toEqual([
      null,
      { id, ...onPurpose },
      { id, ...onPurpose },
    ]);
    expect((await metadataOf(ports)).supersedes).toEqual({ id, ...onPurpose });
  });

  test('decided anew while it waits, without a word of superseding: index and metadata agree on what was superseded', async () => {
    const ports = memoryPorts();
    const { recordId: id } = await publish(await decidedCountry(ports), ports);
    const first = { ...(await decidedCountry(ports, { jackpot: 12e6, runId: LATER })), supersede: onPurpose };
    await requestApproval(first, ports);
    const second = await decidedCountry(ports, { jackpot: 11e6, runId: '2026-W48-r3' });
    await requestApproval(second, ports);
    await publish({ ...second, approval: approved }, ports);
    const supersedes = { id, ...onPurpose };
    expect((await recordsOf(ports)).at(-1)).toMatchObject({ summary: { jackpot: 11e6 }, superseded: supersedes });
    expect((await metadataOf(ports)).supersedes).toEqual(supersedes);
  });

  test('the record names the code and the image that decided, whatever publishes it', async () => {
    const ports = memoryPorts();
    await publish(await decidedCountry(ports), ports);
    expect(await metadataOf(ports)).toMatchObject(DECIDED_BY);
  });

  test('what an earlier version decided and left waiting is named as it was when it began to wait', async () => {
    const ports = memoryPorts();
    const country = await decidedCountry(ports);
    await requestApproval(country, ports);
    await decidedCountry(ports, { software: null });
    await publish({ ...country, approval: approved }, ports);
    expect(await metadataOf(ports)).toMatchObject(DECIDED_BY);
  });

  test('what an earlier version decided without saying so has no commit, and why', async () => {
    const ports = memoryPorts();
    await publish(await decidedCountry(ports, { software: null }), ports);
    const { commit, noCommit } = (await metadataOf(ports)).code;
    expect([commit, noCommit]).toEqual([null, 'an earlier version decided, which did not say which it was']);
  });
});
