import { companyConfig } from '@jackpot/config-schema';
import type { ChosenRecommendation } from '@jackpot/decision';
import { type ForecastModel, forecastModel } from '@jackpot/forecast-model';
import type { LocalPorts } from '@jackpot/platform/local';
import { getPinnedJson, type IndexedRecord, readRecords, sha256, canonicalJson } from '@jackpot/record';
import { type LoadedInputs, loadInputs, recordedSources } from '@jackpot/recommendation';
import { type CountryEvidence, publishedEvidence } from '@jackpot/report';
import { readPublished } from '../records/published-record.ts';
import { withWorkspace } from '../records/with-workspace.ts';

/** A recommendation, with all that deciding it again takes. */
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

/** Recommendations that can be asked about. */
export interface ExploredRecords {
  /** The latest in force of each country, by country. */
  readonly latest: readonly ExploredRecord[];
  /** The latest ones, and those that were asked for, by id. */
  readonly byId: ReadonlyMap<string, ExploredRecord>;
}

/**
 * Reads the latest recommendations, and those of the ids, from the workspace, and lets it go: no lock is held, so a weekly run may go on.
 * @throws InvalidInput where there is no workspace, or a file of it is gone
 */
export async function exploredRecords(workspace: string, ids: readonly string[] = []): Promise<ExploredRecords> {
  return withWorkspace(workspace, async (ports) => {
    const records = await readRecords(ports.index, ports.index.countries());
    const latest = new Map(records.filter(({ inForce }) => inForce).map((record) => [record.country, record]));
    const chosen = [...latest.values()];
    const byId = new Map<string, ExploredRecord>();
    for (const record of [...records.filter(({ id }) => ids.includes(id)), ...chosen]) {
      const explored = byId.has(record.id) ? null : await exploredRecord(record, ports, workspace);
      if (explored !== null) byId.set(record.id, explored);
    }
    const found = chosen.flatMap(({ id }) => byId.get(id) ?? []);
    return { latest: found.sort((a, b) => (a.evidence.summary.country < b.evidence.summary.country ? -1 : 1)), byId };
  });
}

/** Null of a record that no model chose the jackpot of: it cannot be chosen otherwise. */
async function exploredRecord(
  record: IndexedRecord,
  ports: LocalPorts,
  workspace: string,
): Promise<ExploredRecord | null> {
  const { recommendation, metadata } = await readPublished(record, ports, workspace);
  if (recommendation === null || recommendation.status === 'held' || !metadata?.model) return null;
  const sources = recordedSources(metadata);
  const { key, digest } = metadata.model;
  return {
    recordId: record.id,
    evidence: await publishedEvidence(record.summary, recommendation, metadata, ports),
    recommendation,
    inputs: await loadInputs(ports.store, sources),
    model: forecastModel.parse(await getPinnedJson(ports.store, { key, sha256: digest })),
    companyCurrency: companyConfig.parse(await getPinnedJson(ports.store, sources.company)).currency,
    digest: sha256(canonicalJson(metadata.inputs)),
  };
}
