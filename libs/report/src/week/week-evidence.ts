import { countryConfig } from '@jackpot/config-schema';
import { getPinnedJson, recommendationMetadata, type CountrySummary, recordBody } from '@jackpot/record';
import type { WeekSummary } from '@jackpot/workflow';
import type { CountryEvidence, EvidencePorts } from '../evidence.ts';
import { worstFirst } from '../week-table.ts';
import { recommendation } from '@jackpot/decision';

/** Evidence of the week's report: the summary, and what the first countries' pictures are drawn from. */
export interface WeekEvidence {
  readonly summary: WeekSummary;
  readonly pictured: readonly CountryEvidence[];
}

/** Countries with pictures; the others have theirs in their own reports. */
const PICTURED = 12;

/** A country whose files can't be read is without pictures: its trouble is no other's. */
export async function weekEvidence(summary: WeekSummary, ports: EvidencePorts): Promise<WeekEvidence> {
  const pictured: CountryEvidence[] = [];
  for (const country of worstFirst(summary.countries).slice(0, PICTURED)) {
    const evidence = await decisionEvidence(country, summary, ports).catch(() => null);
    if (evidence !== null) pictured.push(evidence);
  }
  return { summary, pictured };
}

/** Decision and config alone; null where no jackpot was published. */
async function decisionEvidence(
  summary: CountrySummary,
  { runId, week, clock }: WeekSummary,
  { store, index }: EvidencePorts,
): Promise<CountryEvidence | null> {
  const entry = await index.current(summary.country, summary.drawDate);
  const artefacts = entry && recordBody.parse(entry.body).artefacts;
  if (artefacts === null) return null;
  const metadata = recommendationMetadata.parse(await getPinnedJson(store, artefacts.metadata));
  return {
    summary,
    run: { id: runId, week, clock },
    config: countryConfig.parse(await getPinnedJson(store, metadata.config)),
    recommendation: recommendation.parse(await getPinnedJson(store, artefacts.recommendation)),
    sales: [],
    metadata,
    evaluation: null,
    outcomes: [],
    pastAsThisDraw: null,
    planBefore: null,
    revenueStray90: null,
  };
}
