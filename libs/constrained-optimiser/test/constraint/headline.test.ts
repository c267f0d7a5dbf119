import fc from 'fast-check';
import { decide, type DecisionInput } from '../../src/index.ts';
import { lottery, salesRow, ticketDistribution } from '../lottery.ts';
import { yearGame } from '../plan/year-game.ts';

const drawDate = '2026-11-28';
const last = 8;

interface Game {
  readonly headline: { readonly from: number; readonly multipleOf: number }[];
  readonly maxChange: number | undefined;
  readonly rolls: boolean;
}

/** A grid of 4 to 16 by halves, each jackpot with a value of its own, so that the best of any set is one. */
function inputOf({ headline, maxChange, rolls }: Game, values: readonly number[]): DecisionInput {
  return {
    config: lottery({
      ticketPrice: 1,
      jackpot: {
        min: 4,
        max: 16,
        step: 0.5,
        headline,
        rollover: rolls,
        ...(maxChange === undefined ? {} : { maxChange }),
      },
      prizes: { jackpot: { win: 'probability', value: 1e-9 }, secondary: { shareOfSales: 0.1 } },
      constraints: { payoutRatio: { weeks: 52, max: 1 }, cash: { share: 1, breachProbabilityPerYear: 0.5 } },
    }),
    history: [salesRow({ drawDate: '2026-11-21', jackpotAnnounced: last, jackpotPaid: rolls ? 0 : 8 })],
    openDraws: [],
    drawDate,
    forecast: ({ jackpot }) => ticketDistribution([[values[Math.round((jackpot - 4) * 2)] ?? 0, 1]]),
    cash: { available: 1e12, safetyNet: 0, exchangeRate: 1 },
  };
}

const grid = Array.from({ length: 25 }, (_, at) => 4 + at / 2);
const isWhole = (ratio: number) => Math.abs(ratio - Math.round(ratio)) < 1e-9;

/** The rules again: what each jackpot keeps, and which of the two that may yield must, the headline first. */
function bruteForce({ headline, maxChange, rolls }: Game, values: readonly number[]) {
  const isRound = (jackpot: number) => {
    const rule = headline.filter(({ from }) => from <= jackpot).sort((a, b) => b.from - a.from)[0];
    return rule === undefined || isWhole(jackpot / rule.multipleOf);
  };
  const isNear = (jackpot: number) => Math.abs(jackpot - last) <= (maxChange ?? Infinity) * last + 1e-12;
  for (const yielded of [[], ['headline'], ['maxChange'], ['headline', 'maxChange']]) {
    const kept = grid.filter(
      (jackpot) =>
        (!rolls || jackpot >= last) &&
        (yielded.includes('headline') || isRound(jackpot)) &&
        (yielded.includes('maxChange') || isNear(jackpot)),
    );
    const valueOf = (jackpot: number) => values[grid.indexOf(jackpot)] ?? 0;
    if (kept.length > 0)
      return { yielded, jackpot: kept.reduce((best, other) => (valueOf(other) > valueOf(best) ? other : best)) };
  }
  throw new RangeError('no jackpot of the grid');
}

test('the best round amount within the other bounds; where there is none, the headline yields before the largest change', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        headline: fc.uniqueArray(
          fc.record({ from: fc.constantFrom(4, 6, 9, 12), multipleOf: fc.constantFrom(0.5, 1, 3, 5, 7) }),
          { minLength: 1, maxLength: 3, selector: ({ from }) => from },
        ),
        maxChange: fc.constantFrom(undefined, 0.05, 0.1, 0.5),
        rolls: fc.boolean(),
      }),
      fc.shuffledSubarray(
        grid.map((_, at) => 1e6 + 1e5 * at),
        { minLength: grid.length },
      ),
      async (game, values) => {
        const { jackpot, yielded, status } = await decide(inputOf(game, values));
        expect({ jackpot, yielded }).toEqual(bruteForce(game, values));
        expect(status).toBe('recommended');
        seen.add(yielded.join());
      },
    ),
    { numRuns: 60 },
  );
  expect([...seen].sort()).toEqual(['', 'headline']);
});

test('a floor above the grid: the headline yields with the grid where the floor is not round, and only then', async () => {
  const above = (jackpotAnnounced: number) => {
    const input = inputOf({ headline: [{ from: 4, multipleOf: 5 }], maxChange: undefined, rolls: true }, []);
    return decide({ ...input, history: [salesRow({ drawDate: '2026-11-21', jackpotAnnounced, jackpotPaid: 0 })] });
  };
  expect(await above(20)).toMatchObject({ jackpot: 20, yielded: ['grid'] });
  expect(await above(21)).toMatchObject({ jackpot: 21, yielded: ['headline', 'grid'] });
});

test('binds where another amount would be announced without it, and every planned week keeps it', async () => {
  const input = yearGame({ horizonWeeks: 52, payoutRatio: { max: 0.62 } });
  const { jackpot: free } = await decide(input);
  const { step } = input.config.jackpot;
  const config = { ...input.config };
  config.jackpot = { ...config.jackpot, headline: [{ from: step, multipleOf: 2 * step }] };
  if (isWhole(free / (2 * step))) config.jackpot.headline = [{ from: step, multipleOf: 3 * step }];
  const multiple = config.jackpot.headline?.[0]?.multipleOf ?? NaN;
  const { jackpot, plan, constraints, why } = await decide({ ...input, config });
  expect(plan.weeks.filter((week) => !isWhole(week.jackpot / multiple))).toEqual([]);
  expect(constraints.find(({ name }) => name === 'headline')).toMatchObject({
    binding: true,
    satisfied: true,
    value: 0,
  });
  expect(jackpot).not.toBe(free);
  expect(why[2]).toContain('the headline rule: without it');
});
