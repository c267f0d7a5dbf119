import { type Demand, expectedTickets, markets } from '../src/index.ts';

const demand: Demand = markets.england.demand;
const { usualSpend } = demand.marketing;
const tickets = (jackpot: number, changes: Partial<Demand> = {}, spend = usualSpend) =>
  expectedTickets({ ...demand, ...changes }, '2026-09-12', jackpot, spend);

test('a doubled jackpot sells 2^elasticity times as many tickets', () => {
  expect(tickets(40e6) / tickets(20e6)).toBeCloseTo(2 ** 0.3, 9);
});

test('at the saturation jackpot the elasticity has halved', () => {
  const at = 20e6;
  const slope = Math.log(tickets(at * 1.001, { saturation: at }) / tickets(at, { saturation: at })) / Math.log(1.001);
  expect(slope).toBeCloseTo(0.15, 3);
});

test('a year later the level has grown by the trend', () => {
  const flat = { season: { amplitude: 0, peakDay: 1 }, holidays: { christmas: 0, newYear: 0, easter: 0 } };
  const on = (date: string) => expectedTickets({ ...demand, ...flat }, date, 20e6, usualSpend);
  expect(on('2027-11-22')).toBeCloseTo(on('2026-11-22') * Math.exp((0.02 * 365) / 365.25), 0);
  expect(on(demand.origin)).toBeCloseTo(demand.tickets, 6);
});

test('marketing has diminishing returns', () => {
  const first = tickets(20e6, {}, 2 * usualSpend) - tickets(20e6);
  const second = tickets(20e6, {}, 3 * usualSpend) - tickets(20e6, {}, 2 * usualSpend);
  expect(first).toBeGreaterThan(second);
  expect(second).toBeGreaterThan(0);
});
