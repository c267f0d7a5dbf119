import { selectBackend } from '@jackpot/forecast-training';
import { adjustedRevenue, policyNames, regimes, replay } from '../src/index.ts';
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

test.each(['elastic', 'inelastic'])('%s: no policy exceeds what known demand could do', async (name) => {
  const regime = regimes.find((other) => other.name === name);
  if (regime === undefined) throw new Error(`no regime ${name}`);
  const played = await Promise.all(policyNames.map((policy) => replay({ regime, policy, seed: 1, weeks: 8 })));
  const oracle = played.find(({ policy }) => policy === 'oracle');
  if (oracle?.knownDemand == null) throw new Error('the oracle told no bound');
  for (const other of played)
    expect(adjustedRevenue(regime.config, other, oracle)).toBeLessThanOrEqual(oracle.knownDemand.bound * (1 + 1e-9));
});
