import {
  type CountryConfig,
  type DrawCalendar,
  type IsoDate,
  type Rules,
  type Weekday,
  addDays,
  rulesOn,
  weekdayOf,
} from '@jackpot/config-schema';
import { log } from '@jackpot/elementary-functions';
import type { DrawKind } from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';

/** A game's calendar, and its rules in time. */
type Game = DrawCalendar & Rules & Pick<CountryConfig, 'earlier'>;

const WEEKDAY_DEVIATION = 0.3;
const EVENT_DEVIATION = 0.5;
/** Share by which changed odds or prizes may change sales. */
const PRIZES_DEVIATION = 0.15;
/** Draws in a row at one price, before a change and after it. */
const LEAST_AT_PRICE = 4;
/**
 * Percent of tickets that a percent of price costs. Eleven changes of price in five public series (Mega-Sena, Lotofácil, Loteca,
 * Dupla Sena, South Africa's Lotto, Ontario's 6/49) cost 0.5 to 2.3, 1.3 in the middle: means of ln sales of 40 draws before and
 * after, less their response to the jackpot.
 */
const PRICE_ELASTICITY = { mean: 1.2, deviation: 0.5 };

/** Kinds of a game's draws that have a level of their own. None for a game of one weekday, without events, under one set of rules. */
export function drawKinds(game: Game, rows: readonly SalesRow[]): DrawKind[] {
  return [...weekdayKinds(game, rows), ...eventKinds(rows), ...ruleKinds(game, rows)];
}

/** All but the most usual day, which is the level itself. */
function weekdayKinds({ draws }: DrawCalendar, rows: readonly SalesRow[]): DrawKind[] {
  const patterns = [draws?.weekdays, ...(draws?.earlier ?? []).map(({ weekdays }) => weekdays)];
  if (patterns.every((days) => (days ?? []).length < 2)) return [];
  const played = new Set(patterns.flatMap((days) => days ?? []));
  const counts = new Map<Weekday, number>();
  for (const { drawDate } of rows) counts.set(weekdayOf(drawDate), (counts.get(weekdayOf(drawDate)) ?? 0) + 1);
  const byCount = [...counts].filter(([day]) => played.has(day)).sort(([, a], [, b]) => b - a);
  return byCount.slice(1).map(([weekday]) => ({ weekday, mean: 0, deviation: WEEKDAY_DEVIATION }));
}

function eventKinds(rows: readonly SalesRow[]): DrawKind[] {
  const events = new Set(rows.flatMap(({ event }) => event ?? []));
  return [...events].sort().map((event) => ({ event, mean: 0, deviation: EVENT_DEVIATION }));
}

/** Changes of price or prizes after the first row, each with the level that draws before it had. */
function ruleKinds(game: Game, rows: readonly SalesRow[]): DrawKind[] {
  const first = rows[0]?.drawDate ?? '';
  const ofConfig = (game.earlier ?? [])
    .filter(({ until }) => until >= first)
    .map(({ until }) => ruleKind(until, rulesOn(game, until), rulesOn(game, addDays(until, 1))));
  return [...ofConfig, ...priceKinds(game, rows)].filter(({ deviation }) => deviation > 0);
}

/** Prices that rows changed to for good, on a day that the config does not name. */
function priceKinds({ earlier = [], prizes }: Game, rows: readonly SalesRow[]): DrawKind[] {
  return rows.flatMap((row, i): DrawKind[] => {
    const before = rows[i - 1];
    if (before === undefined || before.ticketPrice === row.ticketPrice) return [];
    const around = [rows.slice(Math.max(0, i - LEAST_AT_PRICE), i), rows.slice(i, i + LEAST_AT_PRICE)];
    const lasts = around.every(
      (draws) =>
        draws.length === LEAST_AT_PRICE && draws.every(({ ticketPrice }) => ticketPrice === draws[0]?.ticketPrice),
    );
    const named = earlier.some(({ until }) => until >= before.drawDate && until < row.drawDate);
    const at = ({ ticketPrice }: SalesRow) => ({ ticketPrice, prizes });
    return lasts && !named ? [ruleKind(addDays(row.drawDate, -1), at(before), at(row))] : [];
  });
}

/** The level before a change, less that after it; shares of sales, which no player sees, change nothing. */
function ruleKind(
  until: IsoDate,
  before: Pick<Rules, 'ticketPrice' | 'prizes'>,
  after: Pick<Rules, 'ticketPrice' | 'prizes'>,
) {
  const dearer = log(after.ticketPrice / before.ticketPrice);
  const ofPrizes = JSON.stringify(before.prizes) === JSON.stringify(after.prizes) ? 0 : PRIZES_DEVIATION;
  const deviation = Math.hypot(PRICE_ELASTICITY.deviation * dearer, ofPrizes);
  return { until, mean: PRICE_ELASTICITY.mean * dearer, deviation };
}
