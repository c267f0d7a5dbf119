import type { DecisionDocument } from '@jackpot/decision';
import { zonedInstant } from '@jackpot/report';
import { type CountrySummary, notChosen } from '@jackpot/record';
import { SHIPPED_SALES_MD5 } from '@jackpot/sales-data';
import type { PublishInput } from '@jackpot/workflow';

interface Circumstances {
  readonly metadataKey: string;
  /** True if it waits to be approved. */
  readonly waits: boolean;
  readonly actBy: NonNullable<CountrySummary['actBy']>;
}

/** A decision on one line: what terminal, e-mail and report are all made from. */
export function summarise(
  id: string,
  { recommendation, model, sinceLast }: DecisionDocument,
  { simulatedCash, judgement, announcedOtherwise = [], data }: PublishInput['country'],
  { metadataKey, waits, actBy }: Circumstances,
): CountrySummary {
  const { country, drawDate, currency, jackpot, lastJackpot } = recommendation;
  const rejection = judgement?.verdict === 'rejected' ? (judgement.reasons[0] ?? null) : null;
  const common = {
    country,
    drawDate,
    recordId: id,
    failure: null,
    currency,
    jackpot,
    lastJackpot,
    rejection,
    drift: judgement?.drift ?? null,
    announcedOtherwise,
    sinceLast,
    track: null,
    metadataKey,
    simulatedCash,
    simulatedSales: data?.md5 === SHIPPED_SALES_MD5,
    actBy,
  };
  if (recommendation.status === 'held')
    return { ...common, ...notChosen, status: 'held', reason: recommendation.reason };
  const { status, expectedSales, expectedNetRevenue, extrapolated, constraints, violations, yearAhead, plan, why } =
    recommendation;
  const { responseUncertainty } = recommendation;
  return {
    ...common,
    status: waits ? 'awaiting-approval' : status,
    reason: waits ? waitingText(actBy) : status === 'infeasible' ? (why.at(-1) ?? null) : null,
    expectedSales,
    expectedNetRevenue,
    extrapolated,
    restsOnPrior: responseUncertainty?.elasticity?.restsOnPrior ?? false,
    constraints,
    violations,
    yearAhead: yearAhead ?? null,
    planned: plan.objective,
    model: model && { version: model.version, digest: model.digest },
  };
}

function waitingText({ at, timeZone }: Circumstances['actBy']): string {
  return `somebody must approve it by ${zonedInstant(at, timeZone)}; it is not to be announced before`;
}
