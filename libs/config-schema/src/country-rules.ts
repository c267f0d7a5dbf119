import * as z from 'zod';
import { drawsBetween } from './calendar.ts';
import { drawsConfig } from './draws-config.ts';
import { isOnGrid, type JackpotGrid, mostCandidates, stepsOf } from './jackpot-grid.ts';
import { weekdays } from './iso-date.ts';
import { type BrokenRule, contradiction, rule } from './rule.ts';

const positive = z.number().gt(0);
const fraction = z.number().min(0).max(1);

/** Slack for sums of decimal fractions, which are not exact in binary. */
const tolerance = 1e-9;

/** No lottery's amounts come near it in any currency; one above is a slip. */
const LARGEST_AMOUNT = 1e12;

export const plausibleAmount = rule(z.number().gt(LARGEST_AMOUNT), (amount) => ({
  path: [],
  finding: {
    code: 'out-of-range',
    found: String(amount),
    expected: `an amount of at most ${LARGEST_AMOUNT}`,
    remedy: 'look for a slipped unit or digit',
  },
}));

export const jackpotMinUpToMax = rule(z.object({ min: positive, max: positive }), ({ min, max }) =>
  min <= max ? undefined : contradiction(['min'], `at most max (${max})`, min, 'swap them or correct one'),
);

export const stepDividesRange = rule(z.object({ min: positive, max: positive, step: positive }), stepFinding);

function stepFinding(grid: JackpotGrid): BrokenRule | undefined {
  const steps = stepsOf(grid);
  if (steps < 0) return undefined;
  if (steps >= mostCandidates) {
    const finest = (grid.max - grid.min) / (mostCandidates - 1);
    const found = `${grid.step}, which makes ${Math.floor(steps) + 1}`;
    const expected = `a step that makes at most ${mostCandidates} candidates from min to max`;
    const remedy = `write a step of at least ${roundedUp(finest)}`;
    return { path: ['step'], finding: { code: 'out-of-range', found, expected, remedy } };
  }
  if (Number.isInteger(steps)) return undefined;
  const [below, above] = [Math.floor(steps), Math.ceil(steps)].map((n) =>
    Number((grid.min + n * grid.step).toPrecision(12)),
  );
  const expected = `a step that divides max - min (${Number((grid.max - grid.min).toPrecision(12))})`;
  return contradiction(['step'], expected, grid.step, `change step, or write max: ${below} or max: ${above}`);
}

/** The next number with two significant digits. */
function roundedUp(value: number): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.ceil(value / unit) * unit).toPrecision(2));
}

export const payoutRatioBounded = rule(
  z.object({ min: z.unknown().optional(), max: z.unknown().optional() }),
  ({ min, max }) => {
    if (min !== undefined || max !== undefined) return undefined;
    const expected = 'min (the floor), max (the cap) or both';
    return {
      path: [],
      finding: { code: 'missing-key', found: 'neither', expected, remedy: 'add one, such as `max: 0.48`' },
    };
  },
);

export const floorUpToCap = rule(z.object({ min: fraction, max: fraction }), ({ min, max }) =>
  min <= max
    ? undefined
    : contradiction(['min'], `a floor of at most the cap (${max})`, min, 'swap them or correct one'),
);

export const sharesWithinSales = rule(
  z.object({ retailer: fraction, duty: fraction, goodCauses: fraction }),
  ({ retailer, duty, goodCauses }) => {
    const sum = retailer + duty + goodCauses;
    if (sum <= 1 + tolerance) return undefined;
    const found = `a sum of ${Number(sum.toPrecision(12))}`;
    return contradiction([], 'shares of retailer, duty and goodCauses that sum to at most 1', found, 'lower them');
  },
);

export const wholeYears = rule(z.int().min(1), (weeks) =>
  weeks === 1 || weeks % 52 === 0
    ? undefined
    : contradiction([], '1, or a multiple of 52', weeks, 'write one of those'),
);

export const confidenceHasPlan = rule(
  z.object({
    constraints: z.object({ payoutRatio: z.object({ confidence: z.number() }) }),
    plan: z.object({ horizonWeeks: z.literal(1) }),
  }),
  ({ constraints: { payoutRatio } }) => {
    const expected =
      'no confidence where plan.horizonWeeks is 1: it is of the first wholly planned window, a year ahead';
    const remedy = 'leave it out, or write horizonWeeks: 52';
    return contradiction(['constraints', 'payoutRatio', 'confidence'], expected, payoutRatio.confidence, remedy);
  },
);

export const calendarYearHasPlan = rule(
  z.object({
    constraints: z.object({ payoutRatio: z.object({ also: z.literal('calendarYear') }) }),
    plan: z.object({ horizonWeeks: z.literal(1) }),
  }),
  () => {
    const expected = "no calendar year where plan.horizonWeeks is 1: the year's draws are planned together";
    const remedy = 'leave it out, or write horizonWeeks: 52';
    return contradiction(['constraints', 'payoutRatio', 'also'], expected, 'calendarYear', remedy);
  },
);

/** Problems of a shared jackpot with a cap: the rest of it is neither paid nor carried over. */
export const cappedJackpotShared = rule(
  z.object({
    jackpot: z.object({ rollover: z.unknown().optional() }),
    prizes: z.object({ jackpot: z.object({ paid: z.string(), atMostEach: positive }) }),
  }),
  ({ jackpot: { rollover = false }, prizes: { jackpot } }) => {
    const at = ['prizes', 'jackpot'];
    if (jackpot.paid === 'each')
      return contradiction([...at, 'paid'], 'shared, where atMostEach is given', 'each', 'leave atMostEach out');
    if (rollover === false) return undefined;
    const remedy = 'leave it out: the announced amount may be the pool as it then stands';
    return contradiction(['jackpot', 'rollover'], 'none, where atMostEach is given', 'it', remedy);
  },
);

const accruing = z.object({ start: positive, cap: positive });

export const rolloverWithinGrid = rule(
  z.object({ min: positive, max: positive, rollover: accruing }),
  ({ min, max, rollover: { start, cap } }) => {
    if (start < min || start > cap)
      return contradiction(['rollover', 'start'], `an amount from min (${min}) to cap (${cap})`, start, 'correct it');
    if (cap <= max) return undefined;
    return contradiction(['rollover', 'cap'], `at most max (${max})`, cap, 'lower it, or raise max');
  },
);

/** A policy over luck is planned with neither of these. */
export const rolloverPlannedAlone = rule(
  z.object({
    jackpot: z.object({ rollover: accruing }),
    constraints: z.object({
      payoutRatio: z.object({ basis: z.string().optional(), confidence: z.number().optional() }),
    }),
    demand: z.unknown().optional(),
  }),
  ({ constraints: { payoutRatio }, demand }) => {
    const at = ['constraints', 'payoutRatio'];
    if (payoutRatio.basis === 'realised')
      return contradiction([...at, 'basis'], 'expected, where a rollover accrues', 'realised', 'leave it out');
    if (payoutRatio.confidence !== undefined)
      return contradiction(
        [...at, 'confidence'],
        'none, where a rollover accrues',
        payoutRatio.confidence,
        'leave it out',
      );
    if (demand === undefined) return undefined;
    return contradiction(['demand'], 'none, where a rollover accrues', 'it', 'leave it out, or write rollover: true');
  },
);

export const pinnedFitsGame = rule(
  z.object({
    draw: z.object({ weekday: z.enum(weekdays) }).optional(),
    draws: drawsConfig.optional(),
    jackpot: z.object({ min: positive, max: positive, step: positive }),
    plan: z.object({ pinned: z.record(z.iso.date(), positive) }),
  }),
  ({ draw, draws, jackpot, plan }): BrokenRule | undefined => {
    if (draw === undefined && draws === undefined) return undefined;
    for (const [date, amount] of Object.entries(plan.pinned)) {
      const at = ['plan', 'pinned', date];
      if (drawsBetween({ draw, draws }, date, date).length === 0)
        return contradiction(at, 'a date on which the calendar has a draw', date, 'correct it');
      const { min, max, step } = jackpot;
      if (!isOnGrid({ jackpot }, amount))
        return contradiction(at, `a jackpot of the grid, ${min} to ${max} in steps of ${step}`, amount, 'correct it');
    }
    return undefined;
  },
);

export const approvalHasDeadline = rule(z.object({ required: z.literal(true), by: z.undefined().optional() }), () => {
  const expected = 'by, the hours before the draw at which approval must have come';
  return {
    path: ['by'],
    finding: { code: 'missing-key', found: 'nothing', expected, remedy: 'add, for instance, `by: 24`' },
  };
});

export const drawnOneWay = rule(
  z.object({ draw: z.unknown().optional(), draws: z.unknown().optional() }),
  ({ draw, draws }): BrokenRule | undefined => {
    if (draw !== undefined && draws !== undefined)
      return contradiction(['draw'], 'draw or draws', 'both', 'leave one out: draw is short for draws of one weekday');
    if (draw !== undefined || draws !== undefined) return undefined;
    const expected = 'draw, the day of a weekly draw, or draws, any other calendar';
    const remedy = 'add, for instance, `draw: { weekday: saturday }`';
    return { path: ['draw'], finding: { code: 'missing-key', found: 'nothing', expected, remedy } };
  },
);
