import type { ChosenRecommendation, DecisionDocument } from '@jackpot/decision';
import { DIGEST, exampleEvaluation, exampleItem, exampleRecommendation, RUN } from '@jackpot/fixtures';
import { MemoryNotifier, MemoryObjectStore, MemoryRecordIndex } from '@jackpot/ports/contract';
import { canonicalJson, putPinned } from '@jackpot/record';
import { type PublishInput, drawKeys, runKeys } from '@jackpot/workflow';

const START = Date.parse('2026-11-25T20:10:00Z');
/** Software that decides, unless a test says otherwise. */
export const DECIDED_BY = {
  code: { commit: 'c'.repeat(40), noCommit: null, dirty: false, node: 'v24.0.0' },
  image: { digest: 'sha256:1' },
};

/** Empty ports, with a clock that goes on by a second whenever it is asked. */
export function memoryPorts() {
  let asked = 0;
  return {
    store: new MemoryObjectStore(),
    index: new MemoryRecordIndex(),
    notifier: new MemoryNotifier(),
    clock: { now: () => new Date(START + 1000 * asked++) },
  };
}

export type MemoryPorts = ReturnType<typeof memoryPorts>;

/** Adds what JudgeModel adds to a country whose model it rejects. */
export async function rejectedModel({ store }: MemoryPorts): Promise<Pick<PublishInput['country'], 'judgement'>> {
  const prefix = `${runKeys.country(RUN, 'england')}model/`;
  return {
    judgement: {
      verdict: 'rejected',
      version: 2,
      reasons: ['it is worse', 'it covers enough'],
      drift: null,
      model: await putPinned(store, `${prefix}model.json`, canonicalJson({})),
      evaluation: await putPinned(store, `${prefix}evaluation.json`, canonicalJson(exampleEvaluation())),
    },
  };
}

interface DecidedCountry {
  readonly runId?: string;
  readonly jackpot?: number;
  readonly changes?: Partial<ChosenRecommendation>;
  readonly software?: DecisionDocument['software'];
}

/** The same, trained and decided: its `decision.json` recommends `jackpot`, but for `changes`. */
export async function decidedCountry(
  ports: MemoryPorts,
  { jackpot = 10e6, runId = RUN, changes = {}, software = DECIDED_BY }: DecidedCountry = {},
): Promise<PublishInput['country']> {
  const item = await exampleItem(ports.store, { runId });
  const recommendation = exampleRecommendation({ jackpot, ...changes });
  const decision: DecisionDocument = {
    recommendation,
    model: {
      version: 1,
      digest: DIGEST,
      recipeDigest: DIGEST,
      trainingJob: 'job-1',
      key: `${item.prefix}model/model.json`,
      registeredAt: '2026-11-18T20:05:00.000Z',
    },
    software,
    inputs: [item.inputs.config],
    approval: null,
    sinceLast: null,
  };
  const key = drawKeys(`${item.prefix}${recommendation.drawDate}/`).decision;
  await ports.store.put(key, canonicalJson(decision));
  return {
    ...item,
    validation: { verdict: 'pass', key: `${item.prefix}validation.json` },
    training: { job: 'job-2', status: 'Completed', archiveUri: 's3://bucket/model.tar.gz' },
    decision: { status: recommendation.status, key, approval: null },
  };
}
