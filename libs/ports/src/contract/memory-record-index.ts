import { type IndexEntry, type RecordIndex, RevisionConflict, compareEntries } from '../record-index.ts';

/** A record index for the tests of steps. */
export class MemoryRecordIndex implements RecordIndex {
  readonly #entries: IndexEntry[] = [];

  current(country: string, drawDate: string): Promise<IndexEntry | null> {
    return Promise.resolve(this.#revisions(country, drawDate).at(-1) ?? null);
  }

  append(entry: IndexEntry): Promise<void> {
    if (entry.revision !== this.#revisions(entry.country, entry.drawDate).length + 1)
      return Promise.reject(new RevisionConflict(entry));
    this.#entries.push(structuredClone(entry));
    return Promise.resolve();
  }

  history(country: string): Promise<IndexEntry[]> {
    return Promise.resolve(this.#select((entry) => entry.country === country));
  }

  ofWeek(week: string): Promise<IndexEntry[]> {
    return Promise.resolve(this.#select((entry) => entry.week === week));
  }

  ofModel(digest: string): Promise<IndexEntry[]> {
    return Promise.resolve(this.#select((entry) => entry.model === digest));
  }

  #revisions(country: string, drawDate: string): IndexEntry[] {
    return this.#select((entry) => entry.country === country && entry.drawDate === drawDate);
  }

  #select(wanted: (entry: IndexEntry) => boolean): IndexEntry[] {
    return structuredClone(this.#entries.filter(wanted)).sort(compareEntries);
  }
}
