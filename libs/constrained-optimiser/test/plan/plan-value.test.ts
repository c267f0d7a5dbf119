import fc from 'fast-check';
import { evaluationContext, evaluateCandidate } from '../../src/evaluate-candidate.ts';
import { planBound } from '../../src/index.ts';
import { Horizon } from '../../src/plan/horizon.ts';
import { type YearGame, yearGame } from './year-game.ts';

jest.setTimeout(60_000);

/** Value of the year by the relaxation; −∞ where nothing keeps every window. */
async function valueOf(game: YearGame): Promise<number> {
  const context = evaluationContext(yearGame(game));
  const candidates = context.bounds.jackpots.map((jackpot) => evaluateCandidate(context, jackpot));
  return (await planBound(new Horizon(context).problem(candidates))) ?? -Infinity;
}

const games = fc.record({
  horizonWeeks: fc.constant(52),
  payoutRatio: fc.constantFrom({ max: 0.6 }, { min: 0.62 }, { min: 0.55, max: 0.62 }),
  elasticity: fc.double({ min: 0.2, max: 1, noNaN: true }),
  pastJackpot: fc.constantFrom(4e6, 6e6, 8e6),
  available: fc.double({ min: 1e6, max: 12e6, noNaN: true }),
});
const rounding = 1;

describe('what the coming year is worth', () => {
  test('never falls when available cash rises', async () => {
    await fc.assert(
      fc.asyncProperty(games, fc.double({ min: 1e3, max: 8e6, noNaN: true }), async (game, more) => {
        // Where cash allows no jackpot, the one that loses least is planned, whatever the ratio: that may be worth anything.
        fc.pre(game.available > 3e6);
        const richer = await valueOf({ ...game, available: game.available + more });
        expect(richer).toBeGreaterThanOrEqual((await valueOf(game)) - rounding);
      }),
      { numRuns: 10 },
    );
  });

  test('never falls when the cap rises or the floor falls', async () => {
    await fc.assert(
      fc.asyncProperty(games, fc.double({ min: 1e-4, max: 0.2, noNaN: true }), async (game, wider) => {
        const { min, max } = { min: undefined, max: undefined, ...game.payoutRatio };
        const payoutRatio = {
          ...(min === undefined ? {} : { min: min - wider }),
          ...(max === undefined ? {} : { max: max + wider }),
        };
        expect(await valueOf({ ...game, payoutRatio })).toBeGreaterThanOrEqual((await valueOf(game)) - rounding);
      }),
      { numRuns: 10 },
    );
  });

  test('is the same in any currency', async () => {
    await fc.assert(
      fc.asyncProperty(games, fc.constantFrom(0.01, 7.3, 1000), async (game, currency) => {
        const [plain, scaled] = [await valueOf(game), (await valueOf({ ...game, currency })) / currency];
        expect(scaled === plain || Math.abs(scaled - plain) < rounding).toBe(true);
      }),
      { numRuns: 10 },
    );
  });
});
