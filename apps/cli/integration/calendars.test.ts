import { addDays } from '@jackpot/config-schema';
import { exampleConfig } from '@jackpot/fixtures';
import { FIRST_RUN, gameCalendars } from '../test/game-calendars.ts';
import { playGame } from '../test/played-game.ts';

const RUNS = 10;

jest.setTimeout(300_000);
/** Training is loaded late, as the command loads it. */
let fitCountry: Parameters<typeof playGame>[0]['modelOf'];
beforeAll(async () => {
  const training = await import('@jackpot/forecast-training');
  await training.selectBackend();
  fitCountry = training.fitCountry;
});

test.each(gameCalendars)(
  'a game drawn %s is decided: ten runs, one record a draw, nothing failed',
  async (_, config) => {
    const { due, records } = await playGame({ config, firstRun: FIRST_RUN, runs: RUNS, modelOf: fitCountry });
    expect(records).toEqual(due.map((drawDate) => [drawDate, 'recommended']));
    expect(new Set(due).size).toBe(due.length);
  },
);

describe('a year with overrides', () => {
  const MAX_CHANGE = 0.3;
  const GRID = { min: 2e6, max: 40e6, step: 1e6 };
  const config = exampleConfig({
    jackpot: { ...GRID, maxChange: MAX_CHANGE, rollover: true },
    prizes: { jackpot: { win: 'odds', oneIn: 20e6, paid: 'shared' }, secondary: { shareOfSales: 0.2 } },
    constraints: { payoutRatio: { weeks: 52, max: 0.95 }, cash: { share: 1, breachProbabilityPerYear: 0.01 } },
  });
  /** Every fourth jackpot is announced two steps higher or lower than it was recommended. */
  const override = (drawDate: string, recommended: number) => {
    const week = Math.round((Date.parse(drawDate) - Date.parse('2025-09-20')) / (7 * 864e5));
    const other = recommended + (week % 8 === 0 ? 2 : -2) * GRID.step;
    return week % 4 === 0 && other >= GRID.min && other <= GRID.max ? other : null;
  };

  test('the largest change and the rollover follow what was announced', async () => {
    const firstRun = new Date('2025-09-17T20:00:00Z');
    const { due, draws, held } = await playGame({ config, firstRun, runs: 52, modelOf: fitCountry, override });
    expect(due).toHaveLength(52);
    let overridden = 0;
    let rolledOver = 0;
    for (const drawDate of due.slice(1)) {
      const last = addDays(drawDate, -7);
      const [before, now] = [draws.get(last), draws.get(drawDate)];
      if (before === undefined || now?.decision.status !== 'recommended')
        throw new Error(`${drawDate}: ${now?.decision.status}`);
      if (before.announced !== before.decision.jackpot) overridden += 1;
      const { lastJackpot, jackpot, yielded } = now.decision;
      expect(lastJackpot).toBe(before.announced);
      if (held.get(last)?.jackpotPaid === 0) {
        rolledOver += 1;
        expect(jackpot).toBeGreaterThanOrEqual(before.announced);
      }
      if (!yielded.includes('maxChange'))
        expect(Math.abs(jackpot / before.announced - 1)).toBeLessThanOrEqual(MAX_CHANGE + 1e-9);
    }
    expect(overridden).toBeGreaterThan(8);
    expect(rolledOver).toBeGreaterThan(20);
  });

  test('where the last row is late, an announcement says what was announced', async () => {
    const firstRun = new Date('2026-03-18T20:00:00Z');
    const weekly = { ...config, jackpot: { ...config.jackpot, rollover: false } };
    const { due, draws } = await playGame({
      config: weekly,
      firstRun,
      runs: 12,
      modelOf: fitCountry,
      override,
      isLate: (run) => run % 4 === 3,
    });
    for (const [run, drawDate] of due.entries()) {
      const { decision } = draws.get(drawDate) ?? {};
      if (run === 0 || decision?.status !== 'recommended') continue;
      expect(decision.lastJackpot).toBe(draws.get(addDays(drawDate, -7))?.announced);
    }
    expect(
      [...draws.values()].filter(({ decision }) => decision.openDraws?.some(({ from }) => from === 'announced')).length,
    ).toBeGreaterThan(1);
  });
});
