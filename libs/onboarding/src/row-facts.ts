import { type Weekday, dayNumber, isIsoDate, weekdayOf, weekdays } from '@jackpot/config-schema';
import { type RawSales, isReported, medianOf } from '@jackpot/sales-data';

/** Facts of a game that its past draws tell. Null where the rows do not. */
export interface RowFacts {
  readonly draws: number;
  /** Days of the week that hold more than a tenth of the draws, Monday first. */
  readonly weekdays: readonly Weekday[];
  readonly medianPrice: number | null;
  readonly jackpots: { readonly min: number; readonly max: number; readonly step: number } | null;
  /** The largest change from one jackpot to the next, as a share of the former. */
  readonly largestChange: number | null;
  /** Share of draws in which a jackpot was paid. */
  readonly winFrequency: number | null;
  /** Prizes but the jackpot over sales. */
  readonly secondaryShare: number | null;
  /** All prizes over sales, over the last 52 weeks with both. */
  readonly payoutRatio: number | null;
}

interface Draw {
  readonly date: string;
  readonly jackpot: number;
  readonly sales: number;
  readonly price: number;
  readonly jackpotPaid: number;
  readonly secondary: number;
}

const YEAR_DAYS = 364;

/** Reads the facts off a country's rows, judged by no config: what is no number there counts as not told. */
export function rowFacts(raw: RawSales): RowFacts {
  const draws = raw.rows
    .filter((row) => isReported(row) && isIsoDate(row.fields.draw_date ?? ''))
    .map(({ fields }) => drawOf(fields))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const jackpots = numbersOf(draws, ({ jackpot }) => jackpot);
  const paid = numbersOf(draws, ({ jackpotPaid }) => jackpotPaid);
  const withSecondary = draws.filter(({ secondary, sales }) => Number.isFinite(secondary + sales));
  const lastDay = dayNumber(draws.at(-1)?.date ?? '1970-01-01');
  const lastYear = withSecondary.filter(
    ({ date, jackpotPaid }) => Number.isFinite(jackpotPaid) && dayNumber(date) > lastDay - YEAR_DAYS,
  );
  return {
    draws: draws.length,
    weekdays: weekdaysOf(draws),
    medianPrice: medianOf(numbersOf(draws, ({ price }) => price)),
    jackpots: jackpots.length === 0 ? null : gridOf(jackpots),
    largestChange: largestChange(jackpots),
    winFrequency: paid.length === 0 ? null : paid.filter((amount) => amount > 0).length / paid.length,
    secondaryShare: ratio(withSecondary, ({ secondary }) => secondary),
    payoutRatio: ratio(lastYear, ({ secondary, jackpotPaid }) => secondary + jackpotPaid),
  };
}

function drawOf(fields: RawSales['rows'][number]['fields']): Draw {
  const number = (text: string | undefined) => (text === undefined ? NaN : Number(text));
  const [tickets, gross, told] = [fields.tickets_sold, fields.gross_sales, fields.ticket_price].map(number);
  const price = told ?? NaN;
  return {
    date: fields.draw_date ?? '',
    jackpot: number(fields.jackpot_announced),
    sales: Number.isFinite(gross) ? (gross ?? NaN) : (tickets ?? NaN) * price,
    price: Number.isFinite(price) ? price : (gross ?? NaN) / (tickets ?? NaN),
    jackpotPaid: number(fields.jackpot_paid),
    secondary: number(fields.secondary_prizes_paid),
  };
}

function numbersOf(draws: readonly Draw[], of: (draw: Draw) => number): number[] {
  return draws.map(of).filter(Number.isFinite);
}

function ratio(draws: readonly Draw[], prizes: (draw: Draw) => number): number | null {
  const sum = (of: (draw: Draw) => number) => draws.reduce((total, draw) => total + of(draw), 0);
  return draws.length === 0 ? null : sum(prizes) / sum(({ sales }) => sales);
}

function weekdaysOf(draws: readonly Draw[]): Weekday[] {
  const held = draws.map(({ date }) => weekdayOf(date));
  return weekdays.filter((day) => held.filter((other) => other === day).length > draws.length / 10);
}

/** A round step that all jackpots are multiples of, or nearly: at most so many jackpots lie between the ends. */
const MOST_JACKPOTS = 400;

function gridOf(jackpots: readonly number[]): RowFacts['jackpots'] {
  const divisor = (a: number, b: number): number => (b < 1 ? a : divisor(b, a % b));
  const [low, high] = [Math.min(...jackpots), Math.max(...jackpots)];
  const finest = Math.max(jackpots.reduce(divisor), (high - low) / MOST_JACKPOTS, 1);
  const magnitude = 10 ** Math.floor(Math.log10(finest));
  const step = magnitude * ([1, 2, 2.5, 5, 10].find((factor) => factor * magnitude >= finest) ?? 10);
  const min = Math.max(step, Math.floor(low / step) * step);
  return { min, max: Math.max(min + step, Math.ceil(high / step) * step), step };
}

function largestChange(jackpots: readonly number[]): number | null {
  const changes = jackpots.slice(1).map((jackpot, i) => Math.abs(jackpot / (jackpots[i] ?? NaN) - 1));
  return changes.length === 0 ? null : Math.max(...changes);
}
