import { addDays, parseCountryConfig } from '@jackpot/config-schema';
import { type ChosenRecommendation, recommendation } from '@jackpot/decision';
import { writeGzipText } from '@jackpot/sales-data';
import { type SimulatedDraw, marketOf, playPast, salesCsv } from '@jackpot/simulator';
import { writeFileSync } from 'node:fs';
import type { CountryTrack } from '../src/tracking/country-track.ts';
import { Workplace, weekOf } from '../test/workplace.ts';

jest.setTimeout(900_000);

const COUNTRY = 'sweden';
const FIRST = '2026-09-26';
/** Jackpots that the board announced instead of the recommended ones, by week. */
const overrides: Readonly<Record<number, number>> = { 3: 20_000_000, 7: 6_000_000 };
/** Week whose draw is cancelled after its jackpot was recommended. */
const CANCELLED = 6;
/** Week whose sales come a week late. */
const LATE = 4;
const WEEKS = 10;
const dateOf = (week: number) => addDays(FIRST, 7 * (week - 1));

const place = new Workplace([COUNTRY], { lastDrawDate: addDays(FIRST, -7) });
const published = new Map<number, ChosenRecommendation>();
const held = new Map<number, SimulatedDraw>();

let track: CountryTrack;

/** Ten weeks as they would have been: each is decided on what was known then, then drawn at what was announced. */
beforeAll(async () => {
  const parsed = parseCountryConfig({ name: `${COUNTRY}.yaml`, text: place.config(COUNTRY) });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const past = { weeks: 80, seed: 7, lastDrawDate: addDays(FIRST, -7) };
  const { draws, simulation } = playPast({ rules: parsed.value, ...marketOf(parsed.value) }, past);
  const report = (known: readonly SimulatedDraw[]) =>
    writeFileSync(place.data, writeGzipText(salesCsv(new Map([[COUNTRY, [...draws, ...known]]]))));
  for (let week = 1; week <= WEEKS; week += 1) {
    report([...held].filter(([sold]) => week !== LATE + 1 || sold !== LATE).map(([, draw]) => draw));
    const chosen = await recommended(week);
    published.set(week, chosen);
    if (week === CANCELLED) {
      const exception = `{ date: ${dateOf(week)}, cancelled: true }`;
      place.edit(COUNTRY, 'draw: { weekday: saturday }', `draws: { weekdays: [saturday], exceptions: [${exception}] }`);
      continue;
    }
    const jackpot = overrides[week] ?? chosen.jackpot;
    if (week in overrides) await announce(week, jackpot);
    held.set(week, simulation.hold(dateOf(week), jackpot));
  }
  report([...held.values()]);
  const told = await place.run('track', COUNTRY, '--workspace', place.workspace);
  [track] = (JSON.parse(told.stdout) as { countries: [CountryTrack] }).countries;
});

async function recommended(week: number): Promise<ChosenRecommendation> {
  const [country] = weekOf(await place.weekly('--draw-date', dateOf(week))).countries;
  const chosen = recommendation.parse(JSON.parse(place.published(COUNTRY, dateOf(week), 'recommendation.json')));
  if (chosen.status !== 'held' && country?.status === 'recommended') return chosen;
  throw new Error(`week ${week}: ${country?.status}, ${country?.reason}`);
}

async function announce(week: number, jackpot: number): Promise<void> {
  const [by, draw] = [
    ['--by', 'the board', '--reason', 'a round number'],
    ['--draw-date', dateOf(week)],
  ];
  const { code, stderr } = await place.jackpot(
    ...['announce', COUNTRY, String(jackpot), ...by, ...draw, '--workspace', place.workspace],
  );
  if (code !== 0) throw new Error(stderr);
}

/** A published row at its own jackpot: every override is on the grid. */
function rowOf(week: number, jackpot: number) {
  const candidates = published.get(week)?.candidates ?? [];
  const row = candidates.find((candidate) => candidate.jackpot === jackpot);
  if (row === undefined) throw new Error(`week ${week}: no row was published for ${jackpot}`);
  return row;
}

const jackpotOf = (week: number) => published.get(week)?.jackpot ?? NaN;
const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

test('each week is told with what was recommended, announced and sold; the cancelled draw is neither announced nor sold', () => {
  expect(track.outcomes).toHaveLength(WEEKS);
  for (const [at, outcome] of track.outcomes.entries()) {
    const week = at + 1;
    const draw = held.get(week);
    expect(outcome).toMatchObject({
      drawDate: dateOf(week),
      recommended: jackpotOf(week),
      announced: { jackpot: overrides[week] ?? jackpotOf(week), from: week === CANCELLED ? 'recommended' : 'row' },
      sold: draw?.grossSales ?? null,
      ...(draw === undefined && { prizes: null }),
    });
    // The data has cents.
    if (draw !== undefined) expect(outcome.prizes).toBeCloseTo(draw.jackpotPaid + draw.secondaryPrizesPaid, 2);
  }
});

test('late sales were forecast, not demanded; a cancelled draw leaves nothing open', () => {
  const open = { drawDate: dateOf(LATE), jackpot: jackpotOf(LATE) };
  expect(published.get(LATE + 1)).toMatchObject({ openDraws: [open] });
  expect(published.get(CANCELLED + 1)?.openDraws ?? []).toEqual([]);
});

test('calibration is that of the published rows, counted by hand', () => {
  const inside = [...held].filter(([week, { grossSales, jackpotAnnounced }]) => {
    const [low, high] = rowOf(week, jackpotAnnounced).salesInterval90 ?? [NaN, NaN];
    return low <= grossSales && grossSales <= high;
  });
  expect(track.calibration).toMatchObject({ draws: 9, inside: inside.length });
  expect(track.outcomes.flatMap((outcome, at) => (outcome.inside === true ? [at + 1] : []))).toEqual(
    inside.map(([week]) => week),
  );
});

test('adherence is 7 of 9, and what following was worth is the sum of differences between published rows', () => {
  const earns = (week: number, jackpot: number) => rowOf(week, jackpot).expectedNetRevenue;
  const followed = [...held.keys()].filter((week) => !(week in overrides));
  const last = (week: number) => published.get(week)?.lastJackpot ?? NaN;
  const { adherence } = track;
  expect(adherence).toMatchObject({ draws: 9, followed: 7 });
  expect(adherence.asPublished.costOfDeviating).toBeCloseTo(
    sum(Object.entries(overrides).map(([week, board]) => earns(+week, jackpotOf(+week)) - earns(+week, board))),
    3,
  );
  expect(adherence.asPublished.gainOverLast).toBeCloseTo(
    sum(followed.map((week) => earns(week, jackpotOf(week)) - earns(week, last(week)))),
    3,
  );
  expect(adherence.inHindsight.draws).toBe(9);
});
