import { addDays } from '@jackpot/config-schema';
import { chooseJackpot, decide, type DecisionInput } from '../src/index.ts';
import { logNormalTickets, lottery, salesRow } from './lottery.ts';

const drawDate = '2026-11-28';

/** A year at 10 million below a cap of 44 %, and tickets whose elasticity is 0.3. */
function input(changes: object = {}, date = drawDate): DecisionInput {
  return {
    config: lottery({
      jackpot: { min: 6e6, max: 26e6, step: 1e6 },
      constraints: { payoutRatio: { weeks: 52, max: 0.44 }, cash: { share: 0.4, breachProbabilityPerYear: 0.01 } },
      ...changes,
    }),
    history: Array.from({ length: 52 }, (_, week) => salesRow({ drawDate: addDays(date, -7 * (week + 1)) })),
    openDraws: [],
    drawDate: date,
    forecast: ({ jackpot }) => logNormalTickets(4e6 * (jackpot / 10e6) ** 0.3, 0.05, 21),
    cash: { available: 200e6, safetyNet: 0, exchangeRate: 1 },
  };
}

describe.each([1, 52])('with a horizon of %d weeks', (horizonWeeks) => {
  const plan = { horizonWeeks };
  const exploring = { plan, exploration: { steps: 2 } };

  test('nothing is explored unless the config asks for it', async () => {
    expect((await decide(input({ plan }))).exploration).toBeNull();
  });

  test('the jackpot lies the steps away from the best, keeps every constraint, and says what that costs', async () => {
    const best = await decide(input({ plan }));
    const decision = await decide(input(exploring));
    expect(decision.exploration?.best).toBe(best.jackpot);
    expect(Math.abs(decision.jackpot - best.jackpot)).toBe(2e6);
    expect(decision.violations).toEqual([]);
    expect(decision.exploration?.price).toBeGreaterThan(0);
    expect(decision.plan.weeks[0]?.jackpot).toBe(decision.jackpot);
    expect(decision.why[2]).toMatch(
      /^Announced to learn how sales respond, instead of GBP [\d,]+: that costs GBP [\d,]+\.$/,
    );
  });

  test('a jackpot chosen without its reasons is the one that is decided on', async () => {
    for (const changes of [{ plan }, exploring]) {
      const asked = input(changes);
      expect(await chooseJackpot(asked)).toBe((await decide(asked)).jackpot);
    }
  });
});

test('a history far above the cap: the least violation is chosen as it is decided', async () => {
  const asked = input({
    plan: { horizonWeeks: 52 },
    constraints: { payoutRatio: { weeks: 52, max: 0.3 }, cash: { share: 0.4, breachProbabilityPerYear: 0.01 } },
  });
  const decision = await decide(asked);
  expect(decision.status).toBe('infeasible');
  expect(await chooseJackpot(asked)).toBe(decision.jackpot);
});

test('some draws go up and some down, and each the same way when it is decided again', async () => {
  const sides = await Promise.all(
    Array.from({ length: 12 }, async (_, week) => {
      const asked = input({ plan: { horizonWeeks: 1 }, exploration: { steps: 1 } }, addDays(drawDate, 7 * week));
      const { jackpot, exploration } = await decide(asked);
      expect((await decide(asked)).jackpot).toBe(jackpot);
      return Math.sign(jackpot - (exploration?.best ?? NaN));
    }),
  );
  expect(new Set(sides)).toEqual(new Set([1, -1]));
});

test('where a step up would miss a constraint, it is a step down', async () => {
  for (const week of [0, 1, 2, 3, 4, 5]) {
    const asked = input({ plan: { horizonWeeks: 1 }, exploration: { steps: 1 } }, addDays(drawDate, 7 * week));
    const cramped = { ...asked, cash: { ...asked.cash, available: 22e6 } };
    const { jackpot, exploration, candidates } = await decide(cramped);
    const best = exploration?.best ?? NaN;
    expect(candidates.find((row) => row.jackpot === best + 1e6)?.misses).toContain('cash');
    expect(jackpot).toBe(best - 1e6);
  }
});
