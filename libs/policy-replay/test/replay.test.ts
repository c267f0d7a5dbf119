import { selectBackend } from '@jackpot/forecast-training';
import { regimes, replay } from '../src/index.ts';
import { plainRegime } from './plain-regime.ts';

jest.setTimeout(60_000);
beforeAll(async () => selectBackend());

test("the constant policy's figures, by hand", async () => {
  const { jackpots, objective, sales, prizes } = await replay({
    regime: plainRegime(),
    policy: 'constant',
    seed: 1,
    weeks: 4,
  });
  const [jackpot = 0] = jackpots;
  expect(jackpots).toEqual([jackpot, jackpot, jackpot, jackpot]);
  expect(sales).toBeCloseTo(4 * 200_000, 6);
  expect(prizes).toBeCloseTo(4 * (20_000 + jackpot), 6);
  expect(objective).toBeCloseTo(4 * (200_000 - 10_000 - 20_000 - jackpot - 10_000), 6);
});

test('one seed is one world: where the jackpot moves nothing, every policy sells the same', async () => {
  const regime = plainRegime({ residual: { sd: 0.1, autocorrelation: 0.7 }, noise: 0.1 });
  const played = await Promise.all(
    (['constant', 'notebook', 'oracle'] as const).map((policy) => replay({ regime, policy, seed: 5, weeks: 6 })),
  );
  expect(new Set(played.map(({ jackpots }) => jackpots.join())).size).toBeGreaterThan(1);
  for (const { sales } of played) expect(sales).toBe(played[0]?.sales);
  const other = await replay({ regime, policy: 'constant', seed: 6, weeks: 6 });
  expect(other.sales).not.toBe(played[0]?.sales);
});

test('equal requests give equal replays, a trained model included', async () => {
  const request = {
    regime: plainRegime({ elasticity: 0.3, noise: 0.05 }),
    policy: 'one week',
    seed: 2,
    weeks: 5,
  } as const;
  expect(await replay(request)).toEqual(await replay(request));
});

test.each([
  { regime: 'elastic', played: ['constant', 'notebook', 'plan'] },
  { regime: 'inelastic', played: ['one week', 'exploring', 'oracle'] },
] as const)(
  '$regime: none of $played earns more than known demand could, and the oracle nearly that',
  async (given) => {
    const regime = regimes.find(({ name }) => name === given.regime);
    if (regime === undefined) throw new Error(`no regime ${given.regime}`);
    for (const policy of given.played) {
      const { objective, attainable } = await replay({ regime, policy, seed: 1, weeks: 5 });
      expect(objective).toBeLessThanOrEqual(attainable * (1 + 1e-9));
      if (policy === 'oracle') expect(objective).toBeGreaterThan(0.999 * attainable);
    }
  },
);
