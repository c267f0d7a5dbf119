import { valueOfResponse } from '../src/value-of-response.ts';
import { lottery, ticketDistribution } from './lottery.ts';

/** Always won; of a ticket's 1, what is left is 0.75 less the jackpot. */
const config = lottery({
  ticketPrice: 1,
  prizes: { jackpot: { win: 'certain' }, secondary: { shareOfSales: 0.25 } },
  shares: { retailer: 0, duty: 0, goodCauses: 0 },
  fixedCost: 0,
  jackpot: { min: 10, max: 20, step: 10 },
  constraints: { payoutRatio: { weeks: 52, max: 0.4 }, cash: { share: 0.4, breachProbabilityPerYear: 0.01 } },
});
const candidates = [10, 20].map((jackpot) => ({ jackpot, tickets: ticketDistribution([[1000, 1]]) }));
const price = { cap: 0, floor: 0 };

test('two responses, by hand: each time the better jackpot, less the jackpot that is better on average', () => {
  const responses = [
    [0, Math.log(1.1)],
    [0, Math.log(0.9)],
  ];
  const { value, jackpots } = valueOfResponse({ config, candidates, responses, price });
  const [low, high] = [0.75 * 1000 - 10, [0.75 * 1100 - 20, 0.75 * 900 - 20]] as const;
  expect(value).toBeCloseTo((high[0] + low) / 2 - Math.max(low, (high[0] + high[1]) / 2), 9);
  expect(jackpots).toEqual([10, 20]);
});

test('a response that is known is worth nothing to learn, nor one that changes no choice', () => {
  const known = [
    [0, 0.1],
    [0, 0.1],
  ];
  const alike = [
    [0, 0.2],
    [0, 0.3],
  ];
  expect(valueOfResponse({ config, candidates, responses: known, price }).value).toBe(0);
  expect(valueOfResponse({ config, candidates, responses: alike, price }).value).toBe(0);
});

test('what prizes cost beyond the cap counts', () => {
  const responses = [[0, Math.log(1.02)]];
  // 20 tickets more earn 15, and cost 10 of jackpot; at a price of 2 the 15 of prizes more weigh 30, the cap's 8 give back 16.
  const chosen = (cap: number) =>
    valueOfResponse({ config, candidates, responses, price: { cap, floor: 0 } }).jackpots[0];
  expect(chosen(0)).toBe(20);
  expect(chosen(2)).toBe(10);
});
