/** One revision of the record of a country and draw date; the highest revision is the record in force. */
export interface IndexEntry {
  readonly country: string;
  readonly drawDate: string;
  /** Counts from 1. */
  readonly revision: number;
  readonly id: string;
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
}

/** Somebody else wrote this revision first. Read the record again before deciding anew. */
export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';
  constructor(entry: IndexEntry) {
    super(`revision ${entry.revision} of ${entry.country} ${entry.drawDate} is not the next one`);
  }
}
