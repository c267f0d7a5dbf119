import type { Decision } from '@jackpot/decision';
import { decide, horizonValues } from '../../src/index.ts';
import { type YearGame, yearGame } from './year-game.ts';

jest.setTimeout(60_000);

const inWhole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

function priceOf({ constraints }: Decision, name: string): number {
  return constraints.find((constraint) => constraint.name === name)?.shadowPrice ?? NaN;
}

/** Gain over the horizon from deciding again with the game eased. */
async function earned(game: YearGame, decision: Decision, eased: YearGame): Promise<number> {
  const valueAt = async (of: YearGame, jackpot: number) =>
    (await horizonValues(yearGame(of), [jackpot]))[1]?.value ?? NaN;
  const { jackpot } = await decide(yearGame(eased));
  return (await valueAt(eased, jackpot)) - (await valueAt(game, decision.jackpot));
}

describe.each([
  { horizonWeeks: 1, years: 1, over: 'in this draw' },
  { horizonWeeks: 52, years: 1, over: 'a year' },
  { horizonWeeks: 104, years: 2, over: 'a year' },
])('over $horizonWeeks weeks, a shadow price is what deciding again earns,', ({ horizonWeeks, years, over }) => {
  test('with one point of ratio more', async () => {
    // One draw moves the ratio of 52 weeks little: the past year is at the cap's edge.
    const game = { horizonWeeks, payoutRatio: { max: horizonWeeks === 1 ? 0.5758 : 0.58 }, pastJackpot: 6e6 };
    const decision = await decide(yearGame(game));
    const gain = await earned(game, decision, { ...game, payoutRatio: { max: game.payoutRatio.max + 0.01 } });
    expect(decision.status).toBe('recommended');
    expect(gain).toBeGreaterThan(1000);
    expect(Math.abs(priceOf(decision, 'payoutRatio') - gain / years)).toBeLessThan(1);
    expect(decision.why[2]).toContain(
      `one more percentage point of payout ratio would earn GBP ${inWhole.format(priceOf(decision, 'payoutRatio'))} ${over}`,
    );
  });

  test("with one more million of the company's cash, of which the country has a share, in its own currency", async () => {
    const payoutRatio = { max: 0.9 };
    const game = { horizonWeeks, payoutRatio, available: 3.2e6, share: 0.9, exchangeRate: 0.8 };
    const decision = await decide(yearGame(game));
    const gain = await earned(game, decision, { ...game, available: game.available + 1e6 });
    expect(decision).toMatchObject({ status: 'recommended', jackpot: 4e6 });
    expect(gain).toBeGreaterThan(1000);
    expect(Math.abs(priceOf(decision, 'cash') - gain / years)).toBeLessThan(1);
    expect(decision.why[2]).toContain(
      `one more million of the company's cash would earn GBP ${inWhole.format(priceOf(decision, 'cash'))} ${over}`,
    );
  });
});
