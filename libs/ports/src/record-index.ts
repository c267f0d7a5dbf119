/** One revision of the record of a country and draw date; the highest revision is the record in force. */
export interface IndexEntry {
  readonly country: string;
  readonly drawDate: string;
  /** Counts from 1. */
  readonly revision: number;
  readonly id: string;
  /** ISO week of the run that wrote it, such as `2026-W48`. */
  readonly week: string;
  /** SHA-256 of the model that decided; null if none was used. */
  readonly model: string | null;
  /** JSON, whose schema is the writer's. */
  readonly body: unknown;
}

export interface RecordIndex {
  /** The revision in force, or null. */
  current(country: string, drawDate: string): Promise<IndexEntry | null>;
  /** Adds the next revision: its number must follow the one in force. @throws RevisionConflict */
  append(entry: IndexEntry): Promise<void>;
  /** Every revision of a country's records, by draw date and revision. */
  history(country: string): Promise<IndexEntry[]>;
  /** Every revision that runs of a week wrote. May lag behind the last write by a moment. */
  ofWeek(week: string): Promise<IndexEntry[]>;
  /** Every revision that a model decided, by its digest. May lag behind the last write by a moment. */
  ofModel(digest: string): Promise<IndexEntry[]>;
}

/** The order of lists of entries: by country, draw date and revision. */
export function compareEntries(a: IndexEntry, b: IndexEntry): number {
  const [first, second] = [a, b].map(({ country, drawDate }) => `${country} ${drawDate}`);
  return first === second ? a.revision - b.revision : (first ?? '') < (second ?? '') ? -1 : 1;
}

/** Somebody else wrote this revision first. Read the record again before deciding anew. */
export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';
  constructor(entry: IndexEntry) {
    super(`revision ${entry.revision} of ${entry.country} ${entry.drawDate} is not the next one`);
  }
}
