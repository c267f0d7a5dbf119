import { type IndexEntry, type RecordIndex, RevisionConflict } from '../record-index.ts';

/** Contract of every adapter of `RecordIndex`; `make` gives an empty index. */
export function recordIndexContract(make: () => Promise<RecordIndex>): void {
  const entry = (revision: number, drawDate = '2026-11-28', country = 'england'): IndexEntry => ({
    country,
    drawDate,
    revision,
    id: `${country}-${drawDate}-${revision}`,
    week: drawDate === '2026-11-28' ? '2026-W48' : '2026-W47',
    model: revision === 1 ? null : `${country}'s`,
    body: { revision },
  });

  describe('as a record index', () => {
    test('the last revision is in force, and the earlier ones stay in the history', async () => {
      const index = await make();
      expect(await index.current('england', '2026-11-28')).toBeNull();
      await index.append(entry(1));
      await index.append(entry(2));
      await index.append(entry(1, '2026-11-21'));
      await index.append(entry(1, '2026-11-28', 'sweden'));
      expect(await index.current('england', '2026-11-28')).toEqual(entry(2));
      expect(await index.history('england')).toEqual([entry(1, '2026-11-21'), entry(1), entry(2)]);
    });

    test('is read by week and by model, each by country, draw date and revision', async () => {
      const index = await make();
      for (const each of [entry(1, '2026-11-28', 'sweden'), entry(1), entry(2), entry(3), entry(1, '2026-11-21')])
        await index.append(each);
      expect(await index.ofWeek('2026-W48')).toEqual([entry(1), entry(2), entry(3), entry(1, '2026-11-28', 'sweden')]);
      expect(await index.ofModel("england's")).toEqual([entry(2), entry(3)]);
      expect(await index.ofModel('unknown')).toEqual([]);
    });

    test('refuses a revision that is taken or would leave a gap', async () => {
      const index = await make();
      await index.append(entry(1));
      await expect(index.append({ ...entry(1), id: 'another' })).rejects.toThrow(RevisionConflict);
      await expect(index.append(entry(3))).rejects.toThrow(RevisionConflict);
      expect(await index.history('england')).toEqual([entry(1)]);
    });

    test('of writers at the same time, one wins', async () => {
      const index = await make();
      const results = await Promise.allSettled([1, 2, 3].map((n) => index.append({ ...entry(1), id: `writer-${n}` })));
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    });
  });
}
