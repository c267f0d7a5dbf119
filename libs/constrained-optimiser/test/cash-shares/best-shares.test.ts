import fc from 'fast-check';
import { bestShares, type CashChoice, jointBound, outcomeOf, type RiskyChoice } from '../../src/index.ts';

const SPARE = 1e6;
/** A ten-thousandth of the spare cash, and a 128th: amounts that either search takes as they are. */
const [UNIT, CELL] = [SPARE / 10_000, SPARE / 128];

/** Choices by rising need and value. */
const choices = fc
  .array(fc.record({ units: fc.integer({ min: 1, max: 6000 }), more: fc.integer({ min: 1, max: 1000 }) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((steps): CashChoice[] => {
    let value = 0;
    const rising = [...new Set(steps.map(({ units }) => units))].sort((a, b) => a - b);
    return rising.map((units, at) => ({ need: units * UNIT, value: (value += steps[at]?.more ?? 1) }));
  });

function everyCombination<T>(countries: readonly (readonly T[])[]): T[][] {
  return countries.reduce<T[][]>((all, own) => all.flatMap((some) => own.map((one) => [...some, one])), [[]]);
}

test('shares are the best of all that pay for a choice each, and leave the fewest countries without', () => {
  fc.assert(
    fc.property(fc.array(choices, { minLength: 1, maxLength: 4 }), (countries) => {
      const withNone = countries.map((own) => [{ need: UNIT, value: own[0]?.value ?? 0, infeasible: 1 }, ...own]);
      const possible = everyCombination<CashChoice & { infeasible?: number }>(withNone)
        .filter((combination) => combination.reduce((sum, { need }) => sum + need, 0) <= SPARE * (1 + 1e-9))
        .map((combination) => ({
          infeasible: combination.filter((one) => one.infeasible).length,
          value: combination.reduce((sum, { value }) => sum + value, 0),
        }));
      const fewest = Math.min(...possible.map(({ infeasible }) => infeasible));
      const most = Math.max(...possible.filter(({ infeasible }) => infeasible === fewest).map(({ value }) => value));
      const { shares, chosen, value } = bestShares(
        countries,
        SPARE,
        countries.map(() => 0.25),
      );
      expect(chosen.filter((choice) => choice === null)).toHaveLength(fewest);
      expect(value).toBeGreaterThanOrEqual(most);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-12);
      expect(shares.every((share) => share > 0 && Number.isInteger(Math.round(share * 1e8) / 1e4))).toBe(true);
      expect(outcomeOf(countries, shares, SPARE).value).toBe(value);
    }),
    { numRuns: 25, endOnFailure: true },
  );
});

test('what is left over is spread, so that it may pay for more', () => {
  const needs = [[{ need: 0.2 * SPARE, value: 1 }], [{ need: 0.3 * SPARE, value: 1 }]];
  const { shares, value } = bestShares(needs, SPARE, [0.1, 0.4]);
  expect(shares).toEqual([0.3, 0.7]);
  expect(value).toBe(2);
});

test('without spare cash every country that may lose is infeasible', () => {
  const { chosen, value } = bestShares([[{ need: 5, value: 3 }], [{ need: 0, value: 4 }]], 0, [0.5, 0.5]);
  expect(chosen).toEqual([null, { need: 0, value: 4 }]);
  expect(value).toBe(7);
});

describe('what a joint choice earns at most', () => {
  /** A loss of so many cells and a hair, with a probability. */
  const risky = fc.record({
    cells: fc.integer({ min: 1, max: 140 }),
    chance: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
  });
  const riskyChoices = fc
    .array(risky, { minLength: 1, maxLength: 4 })
    .map((losses) => losses.map(({ cells, chance }, at) => ({ value: at * at + at, cells, chance })));

  test('is the best combination whose losses exceed the cash rarely enough', () => {
    fc.assert(
      fc.property(fc.array(riskyChoices, { minLength: 1, maxLength: 3 }), (countries) => {
        const probability = 0.12;
        const exceeds = (combination: readonly { cells: number; chance: number }[]) => {
          let total = 0;
          for (let outcome = 0; outcome < 2 ** combination.length; outcome += 1) {
            const lost = combination.filter((_, at) => outcome & (1 << at)).reduce((sum, { cells }) => sum + cells, 0);
            const chance = combination.reduce(
              (p, one, at) => p * (outcome & (1 << at) ? one.chance : 1 - one.chance),
              1,
            );
            if (lost >= 128) total += chance;
          }
          return total;
        };
        const values = everyCombination(countries)
          .filter((combination) => exceeds(combination) <= probability)
          .map((combination) => combination.reduce((sum, { value }) => sum + value, 0));
        const asked = countries.map((own) =>
          own.map(({ value, cells, chance }): RiskyChoice => ({
            value,
            need: 0,
            exceedance: (amount) => (amount < cells * CELL + 1 ? chance : 0),
          })),
        );
        expect(jointBound(asked, SPARE, probability)).toBe(values.length === 0 ? null : Math.max(...values));
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});
