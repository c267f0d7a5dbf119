import type { JackpotPrize } from '@jackpot/config-schema';
import { drawJackpot, drawSecondaryPrizes, randomStream } from '../src/index.ts';

const DRAWS = 40_000;
const SEED = 11;
const JACKPOT = 1000;

/** Frequencies over many draws at 117,000 tickets, with odds of 1 in 100,000: 1.17 winners are expected. */
function play(prize: JackpotPrize, draws = DRAWS) {
  const random = randomStream(SEED, 0);
  const outcomes = Array.from({ length: draws }, () =>
    drawJackpot(prize, { jackpot: JACKPOT, tickets: 117_000 }, random),
  );
  const mean = (value: (outcome: (typeof outcomes)[number]) => number) =>
    outcomes.reduce((sum, outcome) => sum + value(outcome), 0) / draws;
  return {
    won: mean(({ paid }) => Number(paid > 0)),
    winners: mean(({ winners }) => winners ?? 0),
    paid: mean(({ paid }) => paid),
  };
}

/** Four standard errors of a frequency. */
const allowed = (probability: number) => 4 * Math.sqrt((probability * (1 - probability)) / DRAWS);
const odds = { win: 'odds', oneIn: 100_000 } as const;

test('certain: paid in every draw', () => {
  expect(play({ win: 'certain' }, 100)).toMatchObject({ won: 1, paid: JACKPOT });
});

test('probability: paid that often, whatever the tickets', () => {
  const { won, paid } = play({ win: 'probability', value: 0.6 });
  expect(Math.abs(won - 0.6)).toBeLessThan(allowed(0.6));
  expect(paid).toBeCloseTo(won * JACKPOT, 6);
});

test('odds, shared: paid once if anyone wins, with chance 1 - (1 - 1/N)^n', () => {
  const { won, paid, winners } = play({ ...odds, paid: 'shared', ticketsPerWinningUnit: 1 });
  const truth = 1 - (1 - 1 / 100_000) ** 117_000;
  expect(Math.abs(won - truth)).toBeLessThan(allowed(truth));
  expect(paid).toBeCloseTo(won * JACKPOT, 6);
  expect(Math.abs(winners - 1.17)).toBeLessThan(4 * Math.sqrt(1.17 / DRAWS));
});

test('odds, shared, capped: two winners get two caps, and a third what is left', () => {
  const { paid } = play({ ...odds, paid: 'shared', atMostEach: 400, ticketsPerWinningUnit: 1 });
  // Poisson probabilities of none, one and two winners at 1.17 expected.
  const [none, one, two] = [Math.exp(-1.17), 1.17 * Math.exp(-1.17), (1.17 ** 2 / 2) * Math.exp(-1.17)];
  const truth = 400 * one + 800 * two + 1000 * (1 - none - one - two);
  expect(Math.abs(paid - truth)).toBeLessThan((4 * 400) / Math.sqrt(DRAWS));
});

test('odds, each: paid once for each winner', () => {
  const { winners, paid } = play({ ...odds, paid: 'each', ticketsPerWinningUnit: 1 });
  expect(paid).toBeCloseTo(winners * JACKPOT, 6);
});

test('tickets of a postcode win together: as many winners, in a tenth of the draws', () => {
  const { won, winners } = play({ ...odds, paid: 'shared', ticketsPerWinningUnit: 12 });
  const truth = 1 - (1 - 1 / 100_000) ** (117_000 / 12);
  expect(truth).toBeCloseTo(0.093, 3);
  expect(Math.abs(won - truth)).toBeLessThan(allowed(truth));
  // Units are geometric: E[size²] = 2 · 12² - 12.
  expect(Math.abs(winners - 1.17)).toBeLessThan(4 * Math.sqrt(((1.17 / 12) * (2 * 144 - 12)) / DRAWS));
});

test('tiers cost prize · tickets / N on average, rare and frequent ones', () => {
  const tiers = [
    { name: 'street', oneIn: 50_000, prize: 700, ticketsPerWinningUnit: 12 },
    { name: 'digit', oneIn: 10, prize: 1, ticketsPerWinningUnit: 1 },
  ];
  const random = randomStream(SEED, 1);
  const draws = 5000;
  let sum = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    sum += drawSecondaryPrizes(tiers, { tickets: 100_000, sales: 1 }, random);
  }
  const standardError = Math.sqrt((700 ** 2 * (2 / 12) * (2 * 144 - 12) + 9000) / draws);
  expect(Math.abs(sum / draws - (2 * 700 + 10_000))).toBeLessThan(4 * standardError);
});

test('a share of sales is paid to the penny', () => {
  expect(drawSecondaryPrizes({ shareOfSales: 0.25 }, { tickets: 4, sales: 10 }, () => 0.5)).toBe(2.5);
});
