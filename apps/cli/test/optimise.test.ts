import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, Workplace } from './workplace.ts';

jest.setTimeout(240_000);

const place = new Workplace(['sweden'], { weeks: 90 });
const STEP = 2_000_000;
place.edit('sweden', 'step: 250000', `step: ${STEP}`);
const files = ['--config', 'configs/sweden.yaml', '--data', 'sales.csv.gz'];
const withModel = [...files, '--model', 'model'];
/** The place's config plans one week. */
const YEAR = ['--horizon-weeks', '52'];
/** Runs the command while the config plans a year. */
async function ofYear(...args: string[]): Promise<Outcome> {
  place.edit('sweden', 'horizonWeeks: 1', 'horizonWeeks: 52');
  const outcome = await place.jackpot(...args);
  place.edit('sweden', 'horizonWeeks: 52', 'horizonWeeks: 1');
  return outcome;
}

interface Decision {
  readonly status: string;
  readonly jackpot: number;
  readonly expectedNetRevenue: number;
  readonly constraints: readonly { readonly name: string; readonly satisfied: boolean; readonly binding: boolean }[];
  readonly plan: {
    readonly weeks: readonly unknown[];
    readonly objective: number;
    readonly bound: number;
    readonly gap: number;
  };
}
interface WhatIf {
  readonly recommended: object;
  readonly jackpots: readonly {
    readonly jackpot: number;
    readonly expectedNetRevenue: number;
    readonly horizonValue: number | null;
    readonly onGrid: boolean;
    readonly satisfied: boolean;
  }[];
}
interface Model {
  readonly fit: { readonly weights: { readonly location: number[] }; responseDraws: number[][] };
}
const numberOf = (text: string) => Number(text.replaceAll(',', ''));
const json = <T>({ stdout }: Outcome) => JSON.parse(stdout) as T;

let year: Outcome;
beforeAll(async () => {
  expect((await place.jackpot('train', ...files, '--model-dir', 'model')).code).toBe(0);
  year = await place.jackpot('optimise', ...withModel, ...YEAR, '--json');
});

describe('optimise', () => {
  test('--json has the members that the contract names, and no other', () => {
    expect(year.code).toBe(0);
    expect(year.stderr).toMatch(/planning sweden: 52 weeks from 2026-11-28.*\n.*planning sweden: done/);
    const decision = json<Record<string, unknown>>(year);
    expect(Object.keys(decision).sort()).toEqual(
      'status jackpot objective expectedNetRevenue expectedSales winProbability extrapolated constraints plan'
        .split(' ')
        .sort(),
    );
    expect(decision).toMatchObject({ status: 'recommended', objective: 'netRevenue' });
    expect(decision['winProbability']).toBeCloseTo(1, 12);
    const { weeks, gap } = decision['plan'] as { weeks: { drawDate: string; jackpot: number }[]; gap: number };
    expect(weeks).toHaveLength(52);
    expect(weeks[0]).toMatchObject({ drawDate: '2026-11-28', jackpot: decision['jackpot'] });
    expect(weeks[51]?.drawDate).toBe('2027-11-20');
    expect(gap).toBeLessThanOrEqual(1e-4);
  });

  test('decides as the weekly run does from the same inputs', async () => {
    const alone = json<Decision>(await place.jackpot('optimise', ...withModel, '--json'));
    const week = json<{ countries: Decision[] }>(await place.weekly('--draw-date', '2026-11-28'));
    const [country] = week.countries;
    expect([country?.jackpot, country?.expectedNetRevenue]).toEqual([alone.jackpot, alone.expectedNetRevenue]);
  });

  test('less cash than the safety net leaves no jackpot that is safe: infeasible, and not exit code 0', async () => {
    place.edit('sweden', 'breachProbabilityPerYear: 0.01', 'breachProbabilityPerYear: 0');
    place.edit('sweden', 'secondary: { shareOfSales: 0.28 }', 'secondary: { shareOfSales: 0.5 }');
    place.edit('sweden', 'max: 0.50', 'max: 0.40');
    const outcome = await place.jackpot('optimise', ...withModel, '--available-cash', '1');
    place.edit('sweden', 'breachProbabilityPerYear: 0', 'breachProbabilityPerYear: 0.01');
    place.edit('sweden', 'secondary: { shareOfSales: 0.5 }', 'secondary: { shareOfSales: 0.28 }');
    place.edit('sweden', 'max: 0.40', 'max: 0.50');
    expect(outcome.code).toBe(4);
    expect(outcome.stdout).toMatch(
      /infeasible: No jackpot satisfies every constraint; this one misses least: .*payout ratio/,
    );
  });

  test.each([1, 104])('--horizon-weeks %d plans so far, whatever the config says', async (weeks) => {
    const outcome = await place.jackpot('optimise', ...withModel, '--json', '--horizon-weeks', String(weeks));
    expect(json<Decision>(outcome).plan.weeks).toHaveLength(weeks);
  });

  test('--horizon-weeks 1 52 puts the first jackpots side by side', async () => {
    const horizons = ['--horizon-weeks', '1', '52'];
    const { stdout } = await place.jackpot('optimise', ...withModel, '--json', ...horizons);
    const { horizons: rows } = JSON.parse(stdout) as { horizons: unknown[] };
    const { jackpot, plan } = json<Decision>(year);
    expect(rows).toMatchObject([
      { horizonWeeks: 1, gap: 0 },
      { horizonWeeks: 52, jackpot, objectivePerYear: plan.objective, gap: plan.gap },
    ]);
  });

  test('several horizons are printed as a table, a row each', async () => {
    const { stdout } = await place.jackpot('optimise', ...withModel, '--horizon-weeks', '1', '1');
    expect(stdout).toMatch(/^weeks planned +status +first jackpot .*\n.*\n1 .*\n1 +recommended +SEK [\d,]+ /);
  });

  test('says verdict, money, constraints, why, and what to do next', async () => {
    const { stdout } = await place.jackpot('optimise', ...withModel);
    expect(stdout).toMatch(/^sweden: announce SEK [\d,]+ for 2026-11-28, recommended\n/);
    expect(stdout).toMatch(/expected net revenue +SEK [\d,]+\n/);
    expect(stdout).toMatch(/52-week payout ratio +\d+\.\d % in 35\.0–50\.0 %/);
    expect(stdout).toMatch(/\nWhy\n +One step up/);
    expect(stdout).toMatch(/\nNext: npx jackpot what-if --config configs\/sweden\.yaml --model model --jackpot \d+/);
  });

  test('says what it costs not to know the response; nothing where the model is sure of it', async () => {
    const sentence =
      /Not knowing the response exactly costs SEK ([\d,]+) of this draw on average \([\d.]+ %\), and makes ([\d.]+) % of the variance of its sales/;
    const unsure = sentence
      .exec((await place.jackpot('optimise', ...withModel)).stdout)
      ?.slice(1)
      .map(numberOf);
    expect(unsure?.every((figure) => figure > 0)).toBe(true);
    const model = JSON.parse(readFileSync(join(place.folder, 'model/model.json'), 'utf8')) as Model;
    // One possible response: the forecast's.
    model.fit.responseDraws = [model.fit.weights.location.slice(-(model.fit.responseDraws[0]?.length ?? 0))];
    mkdirSync(join(place.folder, 'sure'));
    writeFileSync(join(place.folder, 'sure/model.json'), JSON.stringify(model));
    const sure = sentence.exec((await place.jackpot('optimise', ...files, '--model', 'sure')).stdout)?.slice(1);
    expect(sure).toEqual(['0', '0.0']);
  });

  test.each([
    ['no model', ['--model', 'nowhere'], 3, /nowhere\/model\.json: no such file\. Train one: npx jackpot train/],
    ['a model that has seen the draw', ['--draw-date', '2026-11-21'], 3, /seen draws up to 2026-11-21/],
    ['no date', ['--draw-date', 'soon'], 2, /expected a date such as 2026-11-28, next or today, found "soon"/],
    ['half a year', ['--horizon-weeks', '26'], 2, /--horizon-weeks: expected 1, or a multiple of 52, found "26"/],
    ['no amount of cash', ['--available-cash', 'lots'], 2, /--available-cash: .*found "lots"/],
  ])('%s is told with what to do', async (_, args, code, message) => {
    const outcome = await place.jackpot('optimise', ...withModel, ...args);
    expect(outcome.code).toBe(code);
    expect(outcome.stderr).toMatch(message);
  });
});

describe('what-if', () => {
  test('agrees with optimise on its jackpot, which no other beats, and tells what is off the grid', async () => {
    const { jackpot, expectedNetRevenue, plan } = json<Decision>(year);
    const asked = [jackpot, jackpot + STEP, jackpot - STEP, 123_456];
    const outcome = await ofYear('what-if', ...withModel, '--json', '--jackpot', ...asked.map(String));
    expect(outcome.code).toBe(0);
    const { recommended, jackpots } = json<WhatIf>(outcome);
    expect(recommended).toEqual(jackpots[0]);
    expect(jackpots.map((row) => row.jackpot)).toEqual(asked);
    expect(jackpots[0]).toMatchObject({ expectedNetRevenue, onGrid: true, satisfied: true });
    // Of jackpots as good, but for 0.05 % of the draw, the nearest to the last is announced.
    const nearTie = 0.0005 * expectedNetRevenue;
    for (const row of jackpots.slice(1, 3))
      expect(row.expectedNetRevenue).toBeLessThanOrEqual(expectedNetRevenue + 1.01 * nearTie);
    expect(jackpots[3]).toMatchObject({ onGrid: false, satisfied: false });
    // Over the plan too, where what optimise's plan comes to lies within its gap of what its first jackpot can bring.
    const [chosen = NaN, ...others] = jackpots.map(({ horizonValue }) => horizonValue ?? -Infinity);
    for (const other of others) expect(other).toBeLessThanOrEqual(chosen * (1 + 1e-9) + 1.01 * nearTie);
    expect(chosen).toBeGreaterThanOrEqual(plan.objective * (1 - 1e-9));
    expect(chosen).toBeLessThanOrEqual(plan.bound * (1 + 1e-9));
  });

  test('prints what is recommended, and a row a jackpot with what it would change', async () => {
    const named = ['sweden', '8M', '123,456', '--configs', 'configs', '--data', 'sales.csv.gz', '--model', 'model'];
    const { stdout } = await place.jackpot('what-if', ...named);
    expect(stdout).toMatch(/\nSEK [\d,]+ +recommended +yes /);
    expect(stdout).toMatch(/SEK 8,000,000 +– +yes .*\n(.*\n)*SEK 8,000,000 .*\(−SEK [\d,]+\)/);
    expect(stdout).toMatch(/SEK 123,456 +not on the grid(, extrapolated)? +NO .*\n(.*\n)*SEK 123,456 .*\(missed\)/);
  });

  test('a jackpot after which no plan keeps the payout ratio has no value over the plan', async () => {
    const { stdout } = await ofYear('what-if', ...withModel, '--jackpot', '999999999');
    expect(stdout).toMatch(/SEK 999,999,999\n(.*\n)*all kept +NO\n(.*\n)*over the plan +ratio not kept\n/);
  });

  test('no amount is wrong usage', async () => {
    const outcome = await place.jackpot('what-if', ...withModel, '--jackpot', '8 apples');
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain(
      'jackpot: expected an amount such as 22M, 22,000,000 or 22000000, found "8 apples"',
    );
  });
});

test('without company.yaml there is no cash to decide with', async () => {
  const alone = place.copy();
  rmSync(join(alone.configs, 'company.yaml'));
  const outcome = await alone.jackpot('optimise', ...files, '--model', join(place.folder, 'model'));
  expect(outcome.code).toBe(3);
  expect(outcome.stderr).toMatch(/company\.yaml:1:1: expected the company's config, found no such file/);
});
