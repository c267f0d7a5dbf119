import type { CountrySummary, DecisionDocument, PublishInput } from '@jackpot/workflow';

/** A decision on one line: what terminal, e-mail and report are all made from. */
export function summarise(
  id: string,
  { recommendation, model, sinceLast }: DecisionDocument,
  { simulatedCash, judgement }: PublishInput['country'],
  metadataKey: string,
  waitsUntil: string | null,
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
    sinceLast,
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
  const { status, expectedSales, expectedNetRevenue, extrapolated, constraints, why } = recommendation;
  return {
    ...common,
    status: waitsUntil === null ? status : 'awaiting-approval',
    reason: waitsUntil === null ? (status === 'infeasible' ? (why.at(-1) ?? null) : null) : waitingText(waitsUntil),
    expectedSales,
    expectedNetRevenue,
    extrapolated,
    constraints,
    model: model && { version: model.version, digest: model.digest },
  };
}

function waitingText(by: string): string {
  return `it waits for approval until ${by.slice(0, 16).replace('T', ' ')} UTC, and is not to be announced before`;
}
