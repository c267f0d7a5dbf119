import { foldedPart } from '../html/section.ts';
import { type Markup, markup } from '../html/markup.ts';
import { stackedTable } from '../html/table.ts';
import { money, wholeNumber } from '../money.ts';
import type { ChartedDecision } from './charted-decision.ts';

/** Rows of the table: about one a month of a year. */
const ROWS = 13;

/** Section on the players of a subscription lottery; empty where each draw's sales depend on its own jackpot alone. */
export function playersSection({ config, recommendation }: ChartedDecision): Markup {
  const { carryOver } = recommendation;
  if (carryOver === undefined) return markup``;
  const { currency } = config;
  const { worth, courses, leadDraws } = carryOver;
  const { drawDates, plan, last, constant } = courses;
  const every = Math.max(1, Math.ceil(drawDates.length / ROWS));
  const shown = drawDates
    .map((date, t) => ({ date, t }))
    .filter(({ t }) => t % every === 0 || t === drawDates.length - 1);
  const at = (states: readonly number[], t: number) => wholeNumber(Math.round(states[t] ?? 0));
  return foldedPart(
    'players',
    'Players who stay',
    markup`<p>Those who join on this jackpot first pay ${wholeNumber(leadDraws + 1)} draws later.</p>
${stackedTable(
  `Worth of ${money(recommendation.jackpot, currency)}`,
  [{ title: 'When' }, { title: currency, numeric: true }],
  [
    ['In this draw', money(worth.thisDraw, currency)],
    ['In later draws of the plan', money(worth.later, currency)],
    ['Beyond the plan, discounted', money(worth.beyond, currency)],
  ],
)}
${stackedTable(
  'Players expected',
  [
    { title: 'Draw' },
    { title: 'Under the plan', numeric: true },
    ...(last === null
      ? []
      : [{ title: `At ${money(last.jackpot, currency)}, the last jackpot`, numeric: true as const }]),
    { title: `At ${money(constant.jackpot, currency)}, the best constant one`, numeric: true },
  ],
  shown.map(({ date, t }) => [
    date,
    at(plan, t),
    ...(last === null ? [] : [at(last.states, t)]),
    at(constant.states, t),
  ]),
)}`,
  );
}
