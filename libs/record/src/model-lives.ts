import type { ModelPackage } from '@jackpot/ports';
import type { IndexedRecord } from './indexed-record.ts';

/** A stretch of time in which a version was the latest approved one. ISO instants. */
interface TimeInUse {
  readonly from: string;
  /** Null while it goes on. */
  readonly until: string | null;
}

/** History of one version of a country's model. */
export interface ModelLife {
  readonly model: ModelPackage;
  /** Gate's verdict at registration; a withdrawn model had been approved. */
  readonly verdict: 'approved' | 'rejected';
  readonly inUse: readonly TimeInUse[];
  /** Ids of the records that it decided, by draw date. */
  readonly records: readonly string[];
}

/** One country's model versions: when each was in use, and what it decided. */
export function modelLives(models: readonly ModelPackage[], records: readonly IndexedRecord[]): ModelLife[] {
  const turns = turnsOf(models);
  return models.map((model) => ({
    model,
    verdict: wasApproved(model) ? 'approved' : 'rejected',
    inUse: turns.flatMap(({ version, at }, index) =>
      version === model.version ? [{ from: at, until: turns[index + 1]?.at ?? null }] : [],
    ),
    records: records
      .filter(({ country, summary }) => country === model.country && summary.model?.version === model.version)
      .map(({ id }) => id),
  }));
}

/** Changes of the version in use, with their times; null where none was left. */
function turnsOf(models: readonly ModelPackage[]): { at: string; version: number | null }[] {
  const approved = models.filter(wasApproved);
  const moments = [...approved.flatMap(({ registeredAt, withdrawn }) => [registeredAt, withdrawn?.at ?? registeredAt])];
  const turns: { at: string; version: number | null }[] = [];
  for (const at of [...new Set(moments)].sort()) {
    const standing = approved.filter(
      ({ registeredAt, withdrawn }) => registeredAt <= at && !(withdrawn && withdrawn.at <= at),
    );
    const version = standing.at(-1)?.version ?? null;
    if (version !== turns.at(-1)?.version) turns.push({ at, version });
  }
  return turns;
}

function wasApproved({ status, withdrawn }: ModelPackage): boolean {
  return status === 'Approved' || withdrawn !== null;
}

const MS_PER_DAY = 86_400_000;

/** Days in use so far. */
export function daysInUse({ inUse }: ModelLife, now: Date): number {
  const spans = inUse.map(({ from, until }) => (until === null ? now.getTime() : Date.parse(until)) - Date.parse(from));
  return spans.reduce((sum, span) => sum + span, 0) / MS_PER_DAY;
}
