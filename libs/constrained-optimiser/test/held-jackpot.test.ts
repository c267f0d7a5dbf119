import { holdsJackpot } from '../src/index.ts';
import { lottery, salesRow } from './lottery.ts';

const jackpot = { min: 5e6, max: 50e6, step: 250e3, rollover: true };
const lastRow = salesRow({ drawDate: '2026-11-21', jackpotAnnounced: 12e6, jackpotPaid: 0 });
const standing = {
  config: lottery({ jackpot }),
  jackpot: 12.25e6,
  lossQuantile: 40e6,
  lastRow,
  openDraws: [],
  cash: { available: 105e6, safetyNet: 5e6, exchangeRate: 1 },
};

test('an earlier jackpot holds on the grid, above the rollover and within the cash', () => {
  expect(holdsJackpot(standing)).toEqual({ holds: true, reasons: [], rolloverUnknown: false });
});

test('at the very floor that the last jackpot sets, it holds, though that lies above the grid', () => {
  expect(holdsJackpot({ ...standing, jackpot: 12e6 }).reasons).toEqual([]);
  const above = salesRow({ drawDate: '2026-11-21', jackpotAnnounced: 50.1e6, jackpotPaid: 0 });
  expect(holdsJackpot({ ...standing, jackpot: 50.1e6, lastRow: above }).reasons).toEqual([]);
  expect(holdsJackpot({ ...standing, jackpot: 50.2e6, lastRow: above }).holds).toBe(false);
});

test.each([
  { change: { jackpot: 12.3e6 }, reason: 'grid' },
  { change: { jackpot: 11e6 }, reason: 'not won' },
  { change: { lossQuantile: 40.1e6 }, reason: 'cash' },
  { change: { cash: { available: 5e6, safetyNet: 5e6, exchangeRate: 1 } }, reason: 'cash' },
])('falls by its $reason', ({ change, reason }) => {
  const verdict = holdsJackpot({ ...standing, ...change });
  expect(verdict.holds).toBe(false);
  expect(verdict.reasons).toEqual([expect.stringContaining(reason)]);
});

test('says so where the data does not tell whether the last jackpot was won', () => {
  expect(holdsJackpot({ ...standing, lastRow: { ...lastRow, jackpotPaid: null } }).rolloverUnknown).toBe(true);
});
