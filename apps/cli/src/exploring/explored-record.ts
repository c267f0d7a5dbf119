import { companyConfig } from '@jackpot/config-schema';
import type { ChosenRecommendation } from '@jackpot/decision';
import { type ForecastModel, forecastModel } from '@jackpot/forecast-model';
import { getPinnedJson, readRecords, sha256, canonicalJson } from '@jackpot/record';
import { type LoadedInputs, loadInputs, recordedSources } from '@jackpot/recommendation';
import { type CountryEvidence, publishedEvidence } from '@jackpot/report';
import { readPublished } from '../records/published-record.ts';
import { withWorkspace } from '../records/with-workspace.ts';

/** A country's latest recommendation in force, with all that deciding it again takes. */
export interface ExploredRecord {
  readonly recordId: string;
  readonly evidence: CountryEvidence;
  readonly recommendation: ChosenRecommendation;
  readonly inputs: LoadedInputs;
  readonly model: ForecastModel;
  readonly companyCurrency: string;
  /** SHA-256 of what it pins. */
  readonly digest: string;
}

/**
 * The recommendations that can be asked about, by country. Reads the workspace and lets it go: no lock is held, so a weekly run may go on.
 * @throws InvalidInput where there is no workspace, or a file of it is gone
 */
export async function exploredRecords(workspace: string): Promise<ExploredRecord[]> {
  return withWorkspace(workspace, async (ports) => {
    const records = await readRecords(ports.index, ports.index.countries());
    const latest = new Map(records.filter(({ inForce }) => inForce).map((record) => [record.country, record]));
    const explored: ExploredRecord[] = [];
    for (const record of latest.values()) {
      const { recommendation, metadata } = await readPublished(record, ports, workspace);
      // Only a jackpot that a model chose can be chosen otherwise.
      if (recommendation === null || recommendation.status === 'held' || !metadata?.model) continue;
      const sources = recordedSources(metadata);
      const { key, digest } = metadata.model;
      explored.push({
        recordId: record.id,
        evidence: await publishedEvidence(record.summary, recommendation, metadata, ports),
        recommendation,
        inputs: await loadInputs(ports.store, sources),
        model: forecastModel.parse(await getPinnedJson(ports.store, { key, sha256: digest })),
        companyCurrency: companyConfig.parse(await getPinnedJson(ports.store, sources.company)).currency,
        digest: sha256(canonicalJson(metadata.inputs)),
      });
    }
    return explored.sort((a, b) => (a.evidence.summary.country < b.evidence.summary.country ? -1 : 1));
  });
}
