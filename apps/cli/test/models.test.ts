import { Workplace, weekOf } from './workplace.ts';

jest.setTimeout(120_000);

describe('two weeks of a country', () => {
  const place = new Workplace(['sweden']);
  const models = async (...args: string[]) => {
    const outcome = await place.jackpot('models', ...args, '--workspace', place.workspace, '--json');
    return { ...outcome, document: JSON.parse(outcome.stdout) as { models: Record<string, unknown>[] } };
  };
  const ids: string[] = [];
  const weekly = async (...args: string[]) => {
    const [sweden] = weekOf(await place.weekly(...args)).countries;
    ids.push(sweden?.recommendationId ?? '');
    return sweden?.model?.version;
  };

  beforeAll(async () => {
    await weekly('--draw-date', '2026-11-21');
    await weekly('--draw-date', '2026-11-28');
  });

  test('each version tells its verdict, its metrics and the records that it decided', async () => {
    const { document } = await models();
    expect(document.models).toMatchObject([
      { country: 'sweden', version: 1, verdict: 'approved', withdrawn: null, records: [ids[0]] },
      { country: 'sweden', version: 2, verdict: 'approved', withdrawn: null, records: [ids[1]] },
    ]);
    expect(document.models[1]?.['metrics']).toMatchObject({ 'challenger.wql': expect.any(Number) as number });
    expect((await place.jackpot('models', '--workspace', place.workspace)).stdout).toContain(ids[0]);
  });

  test.each([
    ['a version that is in use', ['sweden', '2'], 2, 'v2 of sweden is in use already'],
    ['a version that is not there', ['sweden', '7'], 2, 'version 7 of sweden is not registered'],
    ['no version', ['sweden', 'last'], 2, 'version: expected a whole number of 1 or more, found "last"'],
  ])('rolling back to %s is refused', async (_, args, code, says) => {
    const outcome = await models('rollback', ...args, '--reason', 'x');
    expect([outcome.code, outcome.stderr]).toEqual([code, expect.stringContaining(says)]);
  });

  test('a rollback without a reason is refused', async () => {
    const blank = await models('rollback', 'sweden', '1', '--reason', ' ');
    expect([blank.code, blank.stderr]).toEqual([2, expect.stringContaining('expected a reason')]);
  });

  test('a country without models is told from those that have some', async () => {
    const unknown = await models('rollback', 'swedn', '1', '--reason', 'it oversells');
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      expect.stringContaining('swedn: found models of sweden; did you mean "sweden"?'),
    ]);
  });

  test('the version rolled back to is recorded with who and why; the draw is decided anew with it', async () => {
    const workspace = ['--workspace', place.workspace];
    const rolledBack = await place.jackpot(
      'models',
      'rollback',
      'sweden',
      'v1',
      '--reason',
      'it oversells',
      '--by',
      'ann',
      ...workspace,
    );
    expect(rolledBack.code).toBe(0);
    expect(rolledBack.stdout).toContain(
      `npx jackpot weekly --draw-date 2026-11-28 --country sweden --supersede --reason TEXT --workspace ${place.workspace}`,
    );
    const { document } = await models('--country', 'sweden');
    expect(document.models[1]).toMatchObject({ withdrawn: { by: 'ann', reason: 'it oversells' } });
    expect(document.models[0]?.['inUse']).toMatchObject([{}, { until: null }]);
    expect(await weekly('--draw-date', '2026-11-28', '--supersede', '--reason', 'the model was rolled back')).toBe(1);
    const [reason] = (await models()).document.models[2]?.['reasons'] as string[];
    expect(reason).toBe('it equals v2, which ann withdrew: it oversells');
  });

  test('a model of later data takes over from the one rolled back to', async () => {
    place.simulate(['sweden'], 81, '2026-11-29');
    expect(await weekly('--draw-date', 'next')).toBe(4);
  });
});
