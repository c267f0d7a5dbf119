import { evaluationContext, evaluateCandidate } from '../../src/evaluate-candidate.ts';
import { bestPlan } from '../../src/plan/best-plan.ts';
import { Horizon } from '../../src/plan/horizon.ts';
import { windowExcess } from '../../src/plan/plan-problem.ts';
import { loadSolver } from '../../src/plan/solver.ts';
import type { DrawSpread } from '../../src/plan/year-ahead.ts';
import { yearGame } from './year-game.ts';

jest.setTimeout(60_000);

/** Each plan needs more margin than the last one was given, so that none ever has enough. */
class RestlessHorizon extends Horizon {
  #growth = 1;

  override spreadsOf(): DrawSpread[] {
    this.#growth *= 1.5;
    return [{ luck: 1e10 * this.#growth, prizes: 0, covariance: 0, sales: 0 }];
  }
}

test('a plan that never gets its confidence is held against the margin that it lacks', async () => {
  const input = yearGame({ horizonWeeks: 52, payoutRatio: { max: 0.55 }, pastJackpot: 4e6, largest: 6e6 });
  const config = { ...input.config };
  config.constraints = { ...config.constraints, payoutRatio: { ...config.constraints.payoutRatio, confidence: 0.9 } };
  const context = evaluationContext({ ...input, config });
  const candidates = context.bounds.jackpots.map((jackpot) => evaluateCandidate(context, jackpot));
  const { solution, problem, held } = bestPlan(await loadSolver(), context, new RestlessHorizon(context), candidates);
  const missed = (windows: typeof held) => windows.filter((window) => windowExcess(solution.plan, window) > 0);
  expect(missed(problem.windows)).toEqual([]);
  expect(missed(held)).toMatchObject([{ bound: 'max', last: 51 }]);
});
