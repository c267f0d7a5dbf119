import { exampleConfig } from '@jackpot/fixtures';
import type { StockArtefact } from '@jackpot/forecast-model';
import { decisionInput, type LoadedInputs } from '../src/index.ts';

const config = exampleConfig({ demand: { kind: 'subscription', leadDraws: 0, attritionPerYear: 0.25 } });
const [NEXT, AFTER] = ['2026-11-28', '2026-12-05'] as const;

const inputs: LoadedInputs = {
  config,
  cash: { available: 1e9, safetyNet: 0, exchangeRate: 1 },
  history: [],
  openDraws: [{ drawDate: NEXT, jackpot: 1e7, from: 'assumed', record: null }],
  planned: [],
};

/** A million players, ten thousand joiners a draw; a superdraw sells half as many tickets again. */
const model: StockArtefact = {
  formatVersion: 1,
  country: config.country,
  recipe: {
    structure: 'stock-of-players',
    leadDraws: 0,
    attritionPerDraw: 0.01,
    priors: {
      attrition: 0.3,
      elasticity: [{ weight: 1, mean: 0.25, deviation: 0.2 }],
      joiningSeason: 0.1,
      leavingSeason: 0.05,
      marketing: 0.13,
      noise: { payments: [0.005, 1], joining: [0.15, 0.7], level: [0.02, 0.7] },
    },
    windowDraws: 104,
    calibration: { draws: 104, rollingDraws: 52, refitEvery: 26 },
  },
  fit: {
    cutoff: '2026-11-21',
    rows: 104,
    scaling: {
      ...{ reference: Math.log(1e7), min: Math.log(5e6), max: Math.log(2e7) },
      marketing: { reference: 1000, mean: 0, byWeek: [] },
      kinds: [{ event: 'superdraw', mean: 0, deviation: 0.5 }],
    },
    weights: {
      ...{ attrition: 0.01, elasticity: 0.25, marketing: 0.5, kinds: [Math.log(1.5)] },
      joiningSeason: [0, 0],
      leavingSeason: [0, 0],
      noise: { payments: 0.005, joining: 0.1, level: 0.01 },
    },
    state: { players: 1e6, joiners: 1e4, covariance: [0, 0, 0] },
    arriving: [],
    draws: [{ attrition: 0.01, elasticity: 0.25, players: 1e6, joiners: 1e4, kinds: [Math.log(1.5)] }],
  },
  calibration: [-1, 0, 1],
};

const planOf = (drawDate: string, marketingSpend: number | null, event: string | null) => ({
  ...{ line: 2, drawDate, jackpotAnnounced: null, marketingSpend, event },
});

function decided(planned: LoadedInputs['planned'], marketing = {}) {
  const { forecast, carried, openDraws } = decisionInput({ ...inputs, planned }, model, AFTER, marketing);
  const { points } = forecast({ drawDate: AFTER, jackpot: 1e7 });
  return {
    tickets: points.reduce((sum, point) => sum + point.probability * point.tickets, 0),
    joiners: carried?.gain({ drawDate: AFTER, jackpot: 1e7 }) ?? NaN,
    open: openDraws[0]?.sales ?? NaN,
  };
}

test('a planned superdraw sells by its kind, and planned marketing makes players join', () => {
  const usual = decided([]);
  const superdraw = decided([planOf(AFTER, 1000, 'superdraw')]);
  expect(superdraw.tickets / usual.tickets).toBeCloseTo(1.5, 2);
  // An effort of ln(1 + 1000 / 1000), of which half counts.
  expect(superdraw.joiners / usual.joiners).toBeCloseTo(Math.sqrt(2), 9);
  expect(decided([planOf(AFTER, null, 'superdraw')], { [AFTER]: 1000 }).joiners).toBe(superdraw.joiners);
});

test('what is planned for an open draw moves its sales, and the players after it', () => {
  const usual = decided([]);
  const open = decided([planOf(NEXT, 1000, 'superdraw')]);
  expect(open.open / usual.open).toBeCloseTo(1.5, 2);
  expect(open.tickets - usual.tickets).toBeCloseTo(1e4 * (Math.sqrt(2) - 1), -2);
});
