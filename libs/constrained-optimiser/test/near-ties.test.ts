import { addDays } from '@jackpot/config-schema';
import { chooseJackpot, decide, type DecisionInput } from '../src/index.ts';
import { logNormalTickets, lottery, salesRow } from './lottery.ts';

const drawDate = '2026-11-28';
const STEP = 250_000;

/** A game whose jackpots from 6 to 26 million earn nearly alike where sales respond with the right elasticity. */
function input(lastJackpot: number, horizonWeeks: number, elasticity = 0.3): DecisionInput {
  return {
    config: lottery({
      plan: { horizonWeeks },
      jackpot: { min: 6e6, max: 26e6, step: STEP },
      constraints: { payoutRatio: { weeks: 52, max: 0.9 }, cash: { share: 0.4, breachProbabilityPerYear: 0.01 } },
    }),
    history: Array.from({ length: 52 }, (_, week) =>
      salesRow({ drawDate: addDays(drawDate, -7 * (week + 1)), jackpotAnnounced: week === 0 ? lastJackpot : 10e6 }),
    ),
    drawDate,
    openDraws: [],
    forecast: ({ jackpot }) => logNormalTickets(4e6 * (jackpot / 10e6) ** elasticity, 0.05, 21),
    cash: { available: 200e6, safetyNet: 0, exchangeRate: 1 },
  };
}

const revenueAt = ({ candidates }: Awaited<ReturnType<typeof decide>>, jackpot: number) =>
  candidates.find((row) => row.jackpot === jackpot)?.expectedNetRevenue ?? NaN;

describe('of jackpots as good as the best', () => {
  test.each([
    [1, 6e6],
    [1, 26e6],
    [52, 26e6],
  ])(
    'over %d weeks the one nearest to the last, %d, is announced, for at most 0.05 %% of the draw',
    async (horizonWeeks, last) => {
      const decision = await decide(input(last, horizonWeeks));
      const { best = NaN, costs = NaN } = decision.nearTie ?? {};
      expect(Math.abs(decision.jackpot - last)).toBeLessThan(Math.abs(best - last));
      const most = 0.0005 * revenueAt(decision, best);
      expect(costs).toBeLessThanOrEqual(most);
      expect(revenueAt(decision, best) - revenueAt(decision, decision.jackpot)).toBeLessThanOrEqual(most);
      // One step nearer to the last would cost more.
      const nearer = decision.jackpot + Math.sign(last - decision.jackpot) * STEP;
      expect(revenueAt(decision, best) - revenueAt(decision, nearer)).toBeGreaterThan(most);
      expect(decision.plan.weeks[0]?.jackpot).toBe(decision.jackpot);
      expect(decision.why[2]).toMatch(/nearest to the last/);
      expect(await chooseJackpot(input(last, horizonWeeks))).toBe(decision.jackpot);
    },
  );

  test('the best that was announced last stays', async () => {
    const { nearTie, jackpot } = await decide(input(6e6, 1));
    const best = nearTie?.best ?? jackpot;
    const decision = await decide(input(best, 1));
    expect(decision.jackpot).toBe(best);
    expect(decision.nearTie).toBeNull();
  });

  test('the ranges told hold what earns within their share of the draw, and widen with it', async () => {
    const decision = await decide(input(26e6, 1));
    const most = revenueAt(decision, decision.nearTie?.best ?? NaN);
    expect(decision.goodRanges.map(({ share }) => share)).toEqual([0.001, 0.005, 0.01]);
    for (const { share, jackpots } of decision.goodRanges) {
      const within = decision.candidates.filter(
        ({ expectedNetRevenue }) => expectedNetRevenue >= most - share * decision.expectedNetRevenue,
      );
      expect(jackpots).toEqual([within[0]?.jackpot, within.at(-1)?.jackpot]);
    }
  });
});
