import type { DecisionInput } from '../../src/index.ts';
import { type JackpotBounds, jackpotBounds } from '../../src/constraint/jackpot-bounds.ts';
import { lottery, salesRow, ticketDistribution } from '../lottery.ts';

const drawDate = '2026-11-28';
const lastWeek = '2026-11-21';

function boundsOf(config: DecisionInput['config'], history: DecisionInput['history']): JackpotBounds {
  const forecast = () => ticketDistribution([[1, 1]]);
  const cash = { available: 0, safetyNet: 0, exchangeRate: 1 };
  return jackpotBounds({ config, history, openDraws: [], drawDate, forecast, cash });
}

function admissible(
  jackpot: { rollover?: boolean; maxChange?: number },
  row: Partial<Parameters<typeof salesRow>[0]> | null,
): { jackpots: number[]; yielded: readonly string[]; rolloverUnknown: boolean } {
  const config = lottery({ jackpot: { min: 5, max: 10, step: 1, ...jackpot } });
  const bounds = boundsOf(config, row === null ? [] : [salesRow({ drawDate: lastWeek, ...row })]);
  const { jackpots, values, yielded, rolloverUnknown } = bounds;
  return {
    jackpots: jackpots.filter((jackpot) => values(jackpot).every(({ satisfied }) => satisfied)),
    yielded,
    rolloverUnknown,
  };
}

test.each([
  { name: 'the grid alone', jackpot: {}, row: null, jackpots: [5, 6, 7, 8, 9, 10], yielded: [], unknown: false },
  {
    name: 'largest change',
    jackpot: { maxChange: 0.25 },
    row: { jackpotAnnounced: 8 },
    jackpots: [6, 7, 8, 9, 10],
    yielded: [],
    unknown: false,
  },
  {
    name: 'an unwon jackpot',
    jackpot: { rollover: true },
    row: { jackpotAnnounced: 8, jackpotPaid: 0 },
    jackpots: [8, 9, 10],
    yielded: [],
    unknown: false,
  },
  {
    name: 'a won jackpot',
    jackpot: { rollover: true },
    row: { jackpotAnnounced: 8, jackpotPaid: 8 },
    jackpots: [5, 6, 7, 8, 9, 10],
    yielded: [],
    unknown: false,
  },
  {
    name: 'nobody knows',
    jackpot: { rollover: true },
    row: { jackpotAnnounced: 8, jackpotPaid: null },
    jackpots: [5, 6, 7, 8, 9, 10],
    yielded: [],
    unknown: true,
  },
  {
    name: 'a week is missing',
    jackpot: { rollover: true },
    row: { drawDate: '2026-11-14', jackpotAnnounced: 8, jackpotPaid: 0 },
    jackpots: [5, 6, 7, 8, 9, 10],
    yielded: [],
    unknown: true,
  },
  {
    name: 'unwon, in a game that does not roll over',
    jackpot: {},
    row: { jackpotAnnounced: 8, jackpotPaid: 0 },
    jackpots: [5, 6, 7, 8, 9, 10],
    yielded: [],
    unknown: false,
  },
  {
    name: 'largest change yields to the grid',
    jackpot: { maxChange: 0.1 },
    row: { jackpotAnnounced: 20 },
    jackpots: [5, 6, 7, 8, 9, 10],
    yielded: ['maxChange'],
    unknown: false,
  },
  {
    name: 'largest change yields to the rollover',
    jackpot: { rollover: true, maxChange: 0.01 },
    row: { jackpotAnnounced: 7.5, jackpotPaid: 0 },
    jackpots: [8, 9, 10],
    yielded: ['maxChange'],
    unknown: false,
  },
  {
    name: 'the grid yields to the rollover',
    jackpot: { rollover: true, maxChange: 0.1 },
    row: { jackpotAnnounced: 12.5, jackpotPaid: 0 },
    jackpots: [12.5],
    yielded: ['grid'],
    unknown: false,
  },
])('$name', ({ jackpot, row, jackpots, yielded, unknown }) => {
  expect(admissible(jackpot, row)).toEqual({ jackpots, yielded, rolloverUnknown: unknown });
});

test('the last jackpot is that of the latest draw before this one, in whatever order', () => {
  const history = ['2026-11-21', drawDate, '2026-11-14'].map((date, at) =>
    salesRow({ drawDate: date, jackpotAnnounced: at + 1 }),
  );
  expect(boundsOf(lottery(), history).lastJackpot).toBe(1);
});
