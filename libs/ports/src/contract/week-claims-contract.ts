import type { WeekClaims } from '../week-claims.ts';

/** What every adapter of `WeekClaims` does; `make` also gives the means to start and end executions. */
export function weekClaimsContract(
  make: () => Promise<{ claims: WeekClaims; start: (id: string) => void; end: (id: string) => void }>,
): void {
  describe('as week claims', () => {
    test('a running owner keeps the week, and asking again gives it the same run', async () => {
      const { claims, start } = await make();
      start('first');
      start('second');
      const run = { acquired: true, runId: '2026-W48-r1' };
      expect(await claims.acquire('2026-W48', 'first')).toEqual(run);
      expect(await claims.acquire('2026-W48', 'first')).toEqual(run);
      expect(await claims.acquire('2026-W48', 'second')).toEqual({ ...run, acquired: false, owner: 'first' });
      expect(await claims.acquire('2026-W49', 'second')).toEqual({ acquired: true, runId: '2026-W49-r1' });
    });

    test('a claim that was released, or whose owner has ended, goes to the next, as a new run', async () => {
      const { claims, start, end } = await make();
      for (const id of ['first', 'second', 'third']) start(id);
      await claims.acquire('2026-W48', 'first');
      await claims.release('2026-W48', 'first');
      expect(await claims.acquire('2026-W48', 'second')).toEqual({ acquired: true, runId: '2026-W48-r2' });
      end('second');
      expect(await claims.acquire('2026-W48', 'third')).toEqual({ acquired: true, runId: '2026-W48-r3' });
    });

    test('only the owner can release', async () => {
      const { claims, start } = await make();
      for (const id of ['first', 'second']) start(id);
      await claims.acquire('2026-W48', 'first');
      await claims.release('2026-W48', 'second');
      expect((await claims.acquire('2026-W48', 'second')).acquired).toBe(false);
    });
  });
}
