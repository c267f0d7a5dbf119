import { getJson } from '@jackpot/ports';
import { canonicalJson, copyPinned, putPinned, recordId } from '@jackpot/provenance';
import { countryEmail } from '@jackpot/report';
import {
  type CountrySummary,
  type DecisionDocument,
  type PublishInput,
  type Published,
  type RecordBody,
  decisionDocument,
  recommendationKeys,
  runKeys,
} from '@jackpot/workflow';
import { commitRecord } from './commit-record.ts';
import { describeOrigin } from './describe-origin.ts';
import type { NotifierPorts } from './ports.ts';

/**
 * Publish: writes the record of a decision and tells people. The pair of files is written first, under the run's own
 * keys; the index's conditional write then makes it the record; the pair is then copied to where people look for it, and last the news goes
 * out. Killed anywhere between, a repeated call or the next run finishes the work.
 */
export async function publish(input: PublishInput, ports: NotifierPorts): Promise<Published> {
  const { country: item, executionId } = input;
  const { store } = ports;
  const decision = decisionDocument.parse(await getJson(store, item.decision.key));
  const { country, drawDate } = item;
  const content = canonicalJson(decision.recommendation);
  const id = recordId(country, drawDate, content);
  const recommendation = await putPinned(store, `${item.prefix}recommendation.json`, content);
  const origin = await describeOrigin({ id, item, executionId, decision, recommendation }, ports);
  const metadata = await putPinned(store, `${item.prefix}metadata.json`, canonicalJson(origin));

  const keys = recommendationKeys(country, drawDate);
  const summary = summarise(id, decision, item, keys.metadata);
  const recordedAt = ports.clock.now().toISOString();
  const artefacts = { recommendation, metadata };
  const { body } = await commitRecord(ports.index, { summary, runId: item.runId, recordedAt, artefacts }, item);
  await publishPair(body, keys, ports);
  await ports.notifier.publish(countryEmail(body.summary));
  await store.put(runKeys.notified(body.runId, country), canonicalJson({ recordId: body.summary.recordId }));
  return { status: body.summary.status, recordId: body.summary.recordId };
}

async function publishPair(
  { artefacts }: RecordBody,
  keys: { recommendation: string; metadata: string },
  { store }: NotifierPorts,
): Promise<void> {
  if (artefacts === null) return;
  await copyPinned(store, artefacts.recommendation, keys.recommendation);
  await copyPinned(store, artefacts.metadata, keys.metadata);
}

function summarise(
  id: string,
  { recommendation, model }: DecisionDocument,
  { simulatedCash, judgement }: PublishInput['country'],
  metadataKey: string,
): CountrySummary {
  const { country, drawDate, currency, jackpot, lastJackpot } = recommendation;
  const rejection = judgement?.verdict === 'rejected' ? (judgement.reasons[0] ?? null) : null;
  const common = {
    country,
    drawDate,
    recordId: id,
    currency,
    jackpot,
    lastJackpot,
    rejection,
    drift: judgement?.drift ?? null,
    metadataKey,
    simulatedCash,
  };
  if (recommendation.status === 'held')
    return {
      ...common,
      status: 'held',
      reason: recommendation.reason,
      expectedSales: null,
      expectedNetRevenue: null,
      extrapolated: false,
      constraints: [],
      model: null,
    };
  const { status, expectedSales, expectedNetRevenue, extrapolated, constraints } = recommendation;
  const violated = constraints.filter(({ satisfied }) => !satisfied).map(({ name }) => name);
  return {
    ...common,
    status,
    reason:
      status === 'infeasible' ? `no jackpot satisfies every constraint; this one misses ${violated.join(', ')}` : null,
    expectedSales,
    expectedNetRevenue,
    extrapolated,
    constraints,
    model: model && { version: model.version, digest: model.digest },
  };
}
