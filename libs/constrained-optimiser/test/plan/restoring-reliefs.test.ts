import type { Decision, RestoringRelief } from '@jackpot/decision';
import { decide } from '../../src/index.ts';
import { leastAmount } from '../../src/restoring-reliefs.ts';
import { type YearGame, yearGame } from './year-game.ts';

jest.setTimeout(120_000);

function reliefOf({ reliefs = [] }: Decision, name: string): RestoringRelief & { readonly by: number } {
  const relief = reliefs.find((one) => one.name === name);
  if (relief?.by == null) throw new TypeError(`${name} is eased by an amount`);
  return { ...relief, by: relief.by };
}

/** Gain of the restored plan, and the part that integer plans leave open. */
function gained({ plan: restored }: Decision, { plan }: Decision): { readonly gain: number; readonly within: number } {
  const open = ({ gap, objective }: Decision['plan']) => 2 * gap * Math.abs(objective);
  return { gain: restored.objective - plan.objective, within: open(restored) + open(plan) + 1 };
}

/** Cash for the smallest jackpot alone, after a year at one whose ratio keeps the floor. */
const scarce = (horizonWeeks: number): YearGame => {
  const payoutRatio = { min: horizonWeeks === 1 ? 0.66 : 0.6 };
  return { horizonWeeks, payoutRatio, pastJackpot: 8e6, available: 3.2e6, share: 0.9, exchangeRate: 0.8 };
};

describe.each([{ horizonWeeks: 1 }, { horizonWeeks: 52 }])('over $horizonWeeks weeks, granting', ({ horizonWeeks }) => {
  const game = scarce(horizonWeeks);
  let decision: Decision;
  beforeAll(async () => {
    decision = await decide(yearGame(game));
    expect(decision.status).toBe('infeasible');
  });

  test("so much more of the company's cash restores a plan, a tenth less does not", async () => {
    const { by, jackpot, gain } = reliefOf(decision, 'cash');
    const granted = (share: number) => ({
      ...game,
      available: (game.available ?? 0) + share * by * (game.exchangeRate ?? 1),
    });
    const restored = await decide(yearGame(granted(1)));
    expect(restored).toMatchObject({ status: 'recommended', jackpot });
    expect((await decide(yearGame(granted(0.9)))).status).toBe('infeasible');
    const earned = gained(restored, decision);
    expect(Math.abs(gain - earned.gain)).toBeLessThan(earned.within);
    expect(decision.why[2]).toContain('Everything would be kept with GBP ');
  });

  test('so much lower a floor restores a plan, a tenth less does not', async () => {
    const { by, bound, gain } = reliefOf(decision, 'payoutRatio');
    expect(bound).toBe('min');
    const granted = (share: number) => ({ ...game, payoutRatio: { min: (game.payoutRatio.min ?? 0) - share * by } });
    const restored = await decide(yearGame(granted(1)));
    expect(restored.status).toBe('recommended');
    expect((await decide(yearGame(granted(0.9)))).status).toBe('infeasible');
    const earned = gained(restored, decision);
    expect(Math.abs(gain - earned.gain)).toBeLessThan(earned.within);
    expect(decision.why[2]).toMatch(/with a floor of the 52-week payout ratio [\d.]+ percentage points lower/);
  });

  test('it is told from which draw on which bound is missed', () => {
    const [missed] = decision.violations;
    expect(missed).toMatchObject({ name: 'payoutRatio', bound: 'min' });
    const outside = decision.plan.weeks.filter(({ payoutRatio }) => payoutRatio < (game.payoutRatio.min ?? 0) - 1e-7);
    expect(missed?.since ?? missed?.drawDate).toBe(outside[0]?.drawDate);
    expect(decision.why[2]).not.toMatch(/by 0(\.0+)? /);
  });
});

test('so much larger a change restores a jackpot, a tenth less does not', async () => {
  const game = yearGame({ horizonWeeks: 1, payoutRatio: { min: 0.6 }, pastJackpot: 4e6 });
  const changing = (maxChange: number) => ({
    ...game,
    history: game.history.slice(0, 1),
    config: { ...game.config, jackpot: { ...game.config.jackpot, maxChange } },
  });
  const decision = await decide(changing(0.2));
  const { by, jackpot } = reliefOf(decision, 'maxChange');
  expect(await decide(changing(0.2 + by))).toMatchObject({ status: 'recommended', jackpot });
  expect((await decide(changing(0.2 + 0.9 * by))).status).toBe('infeasible');
  expect(decision.reliefs?.map(({ name }) => name)).toEqual(['payoutRatio', 'maxChange']);
});

test('what is recommended needs no relief', async () => {
  const decision = await decide(yearGame({ ...scarce(1), available: 1e9 }));
  expect(decision.status).toBe('recommended');
  expect(decision).not.toHaveProperty('reliefs');
});

test.each([0.001, 0.9, 1, 7, 4000])('the least amount is found within a twentieth of %d, from either side', (least) => {
  const found = leastAmount((amount) => amount >= least, 1);
  expect(found).toBeGreaterThanOrEqual(least);
  expect(found).toBeLessThanOrEqual(1.05 * least);
});

test('where no amount suffices, there is none', () => {
  expect(leastAmount(() => false, 1)).toBeNull();
});
