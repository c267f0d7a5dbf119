import { dayNumber } from '@jackpot/config-schema';
import { figure } from '../chart/figure.ts';
import { frame, label, moneyUnit, type Size, valueTicks, xAxis, yAxis } from '../chart/frame.ts';
import { barsPath, dotsPath, linePath } from '../chart/path.ts';
import { monthTicks, roundDomain } from '../chart/scale.ts';
import type { CountryEvidence } from '../evidence.ts';
import { type Markup, markup } from '../html/markup.ts';
import { type CsvRows, csvLink } from '../html/csv-link.ts';
import { foldedTable } from '../html/table.ts';
import { longDate } from '../instant.ts';
import { briefMoney, money, percent, wholeNumber } from '../money.ts';

const PAST_DRAWS = 104;

/** One forecast and what became of it. Money is in the country's currency. */
interface Outcome {
  readonly drawDate: string;
  readonly low: number;
  readonly high: number;
  readonly sold: number;
  readonly inside: boolean;
  /** Source of the forecast: published, or made after the fact from the rows before its draw. */
  readonly source: 'published' | 'rolling origin';
}

/** Section on the past: sales, the intervals that were forecast, and how often they held. */
export function historySection(evidence: CountryEvidence): Markup {
  const { sales, config } = evidence;
  if (config === null || sales.length === 0) return markup``;
  const forecasts = outcomesOf(evidence);
  return figure({
    id: 'history',
    title: forecasts.length === 0 ? 'Sales' : 'Sales and the intervals forecast for them',
    sentence: historySentence(evidence, forecasts),
    key: [
      `Line: sales of the last ${Math.min(PAST_DRAWS, sales.length)} draws.`,
      ...(forecasts.length === 0 ? [] : ['Bars: 90 % intervals, forecast one draw ahead from the rows before.']),
      ...(forecasts.every(({ inside }) => inside) ? [] : ['Red dots: draws outside their interval.']),
    ].join(' '),
    height: 300,
    draw: (size) => historyChart(evidence, forecasts, size),
    table: historyTable(evidence, forecasts, config.currency),
  });
}

function historyTable({ sales, summary }: CountryEvidence, forecasts: readonly Outcome[], currency: string): Markup {
  const of = new Map(forecasts.map((forecast) => [forecast.drawDate, forecast]));
  return foldedTable(
    'Sales and intervals, as figures',
    [
      { title: 'Draw' },
      { title: `Jackpot, ${currency}`, numeric: true },
      { title: 'Sold', numeric: true },
      { title: '90 % interval, low', numeric: true },
      { title: 'high', numeric: true },
      { title: 'Inside' },
      { title: 'Forecast' },
    ],
    sales.slice(-PAST_DRAWS).map(({ drawDate, jackpotAnnounced, grossSales }) => {
      const forecast = of.get(drawDate);
      const ofForecast =
        forecast === undefined
          ? ['–', '–', '–', '–']
          : [wholeNumber(forecast.low), wholeNumber(forecast.high), forecast.inside ? 'yes' : 'NO', forecast.source];
      return [drawDate, wholeNumber(jackpotAnnounced), wholeNumber(grossSales), ...ofForecast];
    }),
    csvLink(`${summary.country}-${summary.drawDate}-past`, historyFigures(sales, of, currency)),
  );
}

function historyFigures(sales: CountryEvidence['sales'], of: Map<string, Outcome>, currency: string): CsvRows {
  const money = (name: string) => `${name}_${currency.toLowerCase()}`;
  return [
    ['draw', money('jackpot'), money('sales'), money('forecast_5_percent'), money('forecast_95_percent'), 'forecast'],
    ...sales.slice(-PAST_DRAWS).map(({ drawDate, jackpotAnnounced, grossSales }) => {
      const forecast = of.get(drawDate);
      const interval = forecast === undefined ? ['', ''] : [Math.round(forecast.low), Math.round(forecast.high)];
      return [drawDate, jackpotAnnounced, Math.round(grossSales), ...interval, forecast?.source ?? ''];
    }),
  ];
}

/**
 * Folds of this week's evaluation, and published forecasts at the jackpot that was then announced. Where both speak of a
 * draw, the published one counts.
 */
function outcomesOf({ sales, evaluation, outcomes }: CountryEvidence): Outcome[] {
  const rows = new Map(sales.map((row) => [row.drawDate, row]));
  const found = new Map<string, Outcome>();
  const add = (drawDate: string, sold: number, low: number, high: number, source: Outcome['source']) =>
    found.set(drawDate, { drawDate, low, high, sold, inside: sold >= low && sold <= high, source });
  for (const { drawDate, actual, quantiles } of evaluation?.challenger.folds ?? []) {
    const price = rows.get(drawDate)?.ticketPrice;
    const [low = NaN, high = NaN] = [quantiles[0], quantiles.at(-1)];
    if (price !== undefined) add(drawDate, actual * price, low * price, high * price, 'rolling origin');
  }
  for (const { drawDate, forecast, sold } of outcomes)
    if (forecast !== null && sold !== null) add(drawDate, sold, ...forecast.salesInterval90, 'published');
  return [...found.values()].sort((a, b) => (a.drawDate < b.drawDate ? -1 : 1));
}

function historyChart(
  { sales, recommendation, config }: CountryEvidence,
  forecasts: readonly Outcome[],
  size: Size,
): Markup {
  const rows = sales.slice(-PAST_DRAWS);
  const next = recommendation !== null && recommendation.status !== 'held' ? recommendation : null;
  const interval = next?.candidates.find(({ jackpot }) => jackpot === next.jackpot)?.salesInterval90;
  const [first = '', last = first] = [rows[0]?.drawDate, next?.drawDate ?? rows.at(-1)?.drawDate];
  const values = [
    ...rows.map(({ grossSales }) => grossSales),
    ...forecasts.flatMap(({ low, high }) => [low, high]),
    ...(interval ?? []),
  ];
  const domain = roundDomain([0, 1.1 * Math.max(...values)]);
  const area = frame(size, [dayNumber(first), dayNumber(last) + 5], domain, 30);
  const { x, y } = area;
  const at = (date: string, amount: number) => [x.at(dayNumber(date)), y.at(amount)] as const;
  const bar = (date: string, low: number, high: number) => ({
    x: x.at(dayNumber(date)),
    from: y.at(low),
    to: y.at(high),
  });
  const bars = forecasts.map(({ drawDate, low, high }) => bar(drawDate, low, high));
  const missed = forecasts.filter(({ inside }) => !inside).map(({ drawDate, sold }) => at(drawDate, sold));
  const unit = moneyUnit(domain, config?.currency ?? '');
  return markup`${yAxis(area, valueTicks(domain, 6, unit), `Sales, ${unit.name}`)}
<path class="bars" d="${barsPath(next && interval ? [...bars, bar(next.drawDate, ...interval)] : bars)}"/>
<path class="thin" d="${linePath(rows.map(({ drawDate, grossSales }) => at(drawDate, grossSales)))}"/>
${missed.length === 0 ? null : markup`<path class="missed" d="${dotsPath(missed)}"/>`}
${next === null || interval === undefined ? null : markup`<path class="dots" d="${dotsPath([at(next.drawDate, next.expectedSales)])}"/>${label(area, x.at(dayNumber(next.drawDate)) + 4, y.range[1] + 12, `expected ${briefMoney(next.expectedSales)}`, 'main-name')}`}
${xAxis(area, monthTicks(first, last, size.width / 60), 'Draw')}`;
}

function historySentence({ sales, config }: CountryEvidence, forecasts: readonly Outcome[]): string {
  const last = sales.at(-1);
  const sold =
    last === undefined || config === null
      ? ''
      : `The last draw, of ${longDate(last.drawDate)}, sold ${money(last.grossSales, config.currency)} at a jackpot of ${money(last.jackpotAnnounced, config.currency)}.`;
  return [sold, ...coverage(forecasts, 'rolling origin'), ...coverage(forecasts, 'published')].join(' ');
}

function coverage(forecasts: readonly Outcome[], source: Outcome['source']): string[] {
  const of = forecasts.filter((forecast) => forecast.source === source);
  if (of.length === 0) return [];
  const inside = of.filter((forecast) => forecast.inside).length;
  const what =
    source === 'published'
      ? `published ${of.length === 1 ? 'forecast' : 'forecasts'}, read at the jackpot announced`
      : `${of.length === 1 ? 'forecast' : 'forecasts'} made again from the rows before each draw`;
  return [
    `Of ${of.length} ${what}, ${inside} held in their 90 % interval: realised coverage ${percent(inside / of.length)}.`,
  ];
}
