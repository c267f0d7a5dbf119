import type { WeekClaims } from '../week-claims.ts';

interface ClaimsUnderTest {
  readonly claims: WeekClaims;
  /** Starts an execution. @returns its id */
  readonly start: () => Promise<string>;
  readonly end: (id: string) => Promise<void>;
}

/** Contract of every adapter of `WeekClaims`; `make` gives one without claims. */
export function weekClaimsContract(make: () => Promise<ClaimsUnderTest>): void {
  describe('as week claims', () => {
    test('a running owner keeps the week, and asking again gives it the same run', async () => {
      const { claims, start } = await make();
      const [first, second] = [await start(), await start()];
      const run = { acquired: true, runId: '2026-W48-r1' };
      expect(await claims.acquire('2026-W48', first)).toEqual(run);
      expect(await claims.acquire('2026-W48', first)).toEqual(run);
      expect(await claims.acquire('2026-W48', second)).toEqual({ ...run, acquired: false, owner: first });
      expect(await claims.acquire('2026-W49', second)).toEqual({ acquired: true, runId: '2026-W49-r1' });
    });

    test('a claim that was released, or whose owner has ended, goes to the next, as a new run', async () => {
      const { claims, start, end } = await make();
      const [first, second, third] = [await start(), await start(), await start()];
      await claims.acquire('2026-W48', first);
      await claims.release('2026-W48', first);
      expect(await claims.acquire('2026-W48', second)).toEqual({ acquired: true, runId: '2026-W48-r2' });
      await end(second);
      expect(await claims.acquire('2026-W48', third)).toEqual({ acquired: true, runId: '2026-W48-r3' });
    });

    test('only the owner can release', async () => {
      const { claims, start } = await make();
      const [first, second] = [await start(), await start()];
      await claims.acquire('2026-W48', first);
      await claims.release('2026-W48', second);
      expect((await claims.acquire('2026-W48', second)).acquired).toBe(false);
    });
  });
}
