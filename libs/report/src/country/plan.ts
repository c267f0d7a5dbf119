import { dayNumber } from '@jackpot/config-schema';
import { figure } from '../chart/figure.ts';
import {
  type Frame,
  frame,
  label,
  moneyUnit,
  percentTicks,
  type Size,
  valueTicks,
  xAxis,
  yAxis,
} from '../chart/frame.ts';
import { areaPath, barsPath, dotsPath, linePath, pixel, stepPath } from '../chart/path.ts';
import { type Interval, monthTicks, roundDomain } from '../chart/scale.ts';
import { type Markup, markup } from '../html/markup.ts';
import { type CsvRows, csvLink } from '../html/csv-link.ts';
import { part } from '../html/section.ts';
import { foldedTable } from '../html/table.ts';
import { longDate } from '../instant.ts';
import { briefMoney, money, percent, wholeNumber } from '../money.ts';
import type { ChartedDecision } from './charted-decision.ts';
import { planMovesSentence } from './plan-moves.ts';

/** The weeks that the decision was planned with: jackpots above, the payout ratio's path with its bounds below. */
export function planSection(decided: ChartedDecision): Markup {
  const { plan } = decided.recommendation;
  return plan.weeks.length === 1
    ? part(
        'plan',
        'The weeks ahead',
        markup`<p>This country is planned one draw at a time: each week takes the best jackpot that this week’s constraints allow.</p>`,
      )
    : planFigure(decided);
}

function planFigure(decided: ChartedDecision): Markup {
  const { config, recommendation } = decided;
  const { weeks } = recommendation.plan;
  return figure({
    id: 'plan',
    title: `The plan of ${weeks.length} weeks`,
    sentence: planSentence(decided),
    key:
      'Above: the jackpot planned for each draw; only the first is announced now, and next week plans anew. ' +
      (isRolledOver(recommendation.plan) ? 'Line: the median over luck; band: nine years of ten. ' : '') +
      'Below: prizes over sales in the 52 weeks that end with each draw, and its bounds; line: as expected' +
      (fanOf(decided).length === 0 ? '.' : '; band: where nine years of ten will end, prizes as they are paid.'),
    height: 400,
    draw: (size) => planChart(decided, size),
    table: foldedTable(
      `The plan, as figures; amounts in ${config.currency}`,
      [
        { title: 'Draw' },
        { title: `Jackpot, ${config.currency}`, numeric: true },
        { title: 'Expected sales', numeric: true },
        { title: 'Expected prizes', numeric: true },
        { title: 'Expected net revenue', numeric: true },
        { title: '52-week payout ratio', numeric: true },
      ],
      weeks.map((week) => [
        week.drawDate,
        week.pinned ? `${wholeNumber(week.jackpot)}, set` : wholeNumber(week.jackpot),
        wholeNumber(week.expectedSales),
        wholeNumber(week.expectedPrizes),
        wholeNumber(week.expectedNetRevenue),
        percent(week.payoutRatio, 2),
      ]),
      csvLink(`${config.country}-${recommendation.drawDate}-plan`, planFigures(decided)),
    ),
  });
}

function planFigures({ config, recommendation }: ChartedDecision): CsvRows {
  const money = (name: string) => `${name}_${config.currency.toLowerCase()}`;
  const isLucky = isRolledOver(recommendation.plan);
  const lucky = isLucky ? ['jackpot_5_percent', 'jackpot_95_percent'].map(money) : [];
  const names = ['jackpot', 'expected_sales', 'expected_prizes', 'expected_net_revenue'].map(money);
  return [
    ['draw', ...names, 'payout_ratio_52_weeks', 'realised_ratio_5_percent', 'realised_ratio_95_percent', ...lucky],
    ...recommendation.plan.weeks.map((week) => [
      week.drawDate,
      ...[week.jackpot, week.expectedSales, week.expectedPrizes, week.expectedNetRevenue].map(Math.round),
      ...[week.payoutRatio, ...(week.realisedRatioInterval90 ?? (isLucky ? [NaN, NaN] : []))].map(ratioCell),
      ...(week.jackpotInterval90 ?? []),
    ]),
  ];
}

function ratioCell(ratio: number): string {
  return Number.isNaN(ratio) ? '' : ratio.toFixed(5);
}

type Plan = ChartedDecision['recommendation']['plan'];

/** True of a plan whose later jackpots depend on luck. */
function isRolledOver({ weeks }: Plan): boolean {
  return weeks.some(({ jackpotInterval90 }) => jackpotInterval90 !== undefined);
}

const RATIO_SHARE = 0.42;
const GAP = 52;

/** The interval of the realised ratio at each draw, as far as it is told: records of earlier code tell at most the year's end. */
function fanOf({
  recommendation: { plan, yearAhead },
}: ChartedDecision): readonly { at: string; interval: Interval }[] {
  if (!yearAhead) return [];
  const fan = plan.weeks.flatMap(({ drawDate, realisedRatioInterval90: interval }) =>
    interval === undefined ? [] : [{ at: drawDate, interval }],
  );
  return fan.length > 0 ? fan : [{ at: yearAhead.drawDate, interval: yearAhead.ratioInterval90 }];
}

function planChart(decided: ChartedDecision, size: Size): Markup {
  const { recommendation, config } = decided;
  const { weeks } = recommendation.plan;
  const fan = fanOf(decided);
  const days = weeks.map(({ drawDate }) => dayNumber(drawDate));
  const [first = 0, last = first] = [days[0], days.at(-1)];
  const span = [first, last + 7] as const;
  const ratioHeight = size.height * RATIO_SHARE;
  const above = frame({ ...size, height: size.height - ratioHeight }, span, jackpotDomain(weeks), 30, GAP - 34);
  const lucky = weeks.flatMap(({ drawDate, jackpotInterval90: interval }) =>
    interval ? [{ at: drawDate, interval }] : [],
  );
  const below = frame(
    size,
    span,
    ratioDomain(
      [...weeks.map(({ payoutRatio }) => payoutRatio), ...fan.flatMap(({ interval }) => interval)],
      config.constraints.payoutRatio,
    ),
    size.height - ratioHeight + 26,
  );
  const now = weeks[0]?.jackpot ?? 0;
  const unit = moneyUnit(above.y.domain, config.currency);
  const jackpots = weeks.map(({ jackpot }, index) => [above.x.at(days[index] ?? 0), above.y.at(jackpot)] as const);
  const ratios = weeks.map(
    ({ payoutRatio }, index) => [below.x.at(days[index] ?? 0), below.y.at(payoutRatio)] as const,
  );
  const ticks = monthTicks(weeks[0]?.drawDate ?? '', weeks.at(-1)?.drawDate ?? '', size.width / 60);
  return markup`${yAxis(above, valueTicks(above.y.domain, 5, unit), `Jackpot, ${unit.name}`)}
${fanBand(above, lucky)}<path class="line" d="${stepPath(jackpots, above.x.range[1])}"/><path class="dots" d="${dotsPath(jackpots.slice(0, 1))}"/>
${label(above, above.x.at(first), above.y.at(now) + (isClimbed(weeks) ? 20 : -9), `now ${briefMoney(now)}`, 'main-name')}
${yAxis(below, percentTicks(below.y.domain, 5), '52-week payout ratio, %', below.y.range[1] - 14)}
${fanBand(below, fan)}<path class="line" d="${linePath(ratios)}"/>${bounds(below, config.constraints.payoutRatio)}${xAxis(below, ticks, 'Draw')}`;
}

/** A band over the draws; where the year's end alone is told, an upright stroke there. */
function fanBand({ x, y }: Frame, fan: readonly { at: string; interval: Interval }[]): Markup {
  if (fan.length === 0) return markup``;
  const side = (index: 0 | 1) => fan.map(({ at, interval }) => [x.at(dayNumber(at)), y.at(interval[index])] as const);
  const [low, high] = [side(0), side(1)];
  if (fan.length !== 1) return markup`<path class="band" d="${areaPath(high, low)}"/>`;
  const [[at = 0, from = 0] = [], [, to = 0] = []] = [low[0], high[0]];
  return markup`<path class="bars" d="${barsPath([{ x: at, from, to }])}"/>`;
}

const BESIDE_NAME = 8;

/** Tells whether the line rises above its beginning within the width of that one's name. */
function isClimbed([first, ...later]: ChartedDecision['recommendation']['plan']['weeks']): boolean {
  return first !== undefined && later.slice(0, BESIDE_NAME).some(({ jackpot }) => jackpot > first.jackpot);
}

function jackpotDomain(weeks: ChartedDecision['recommendation']['plan']['weeks']) {
  return roundDomain([0, ...weeks.flatMap(({ jackpot, jackpotInterval90 = [] }) => [jackpot, ...jackpotInterval90])]);
}

type Bounds = ChartedDecision['config']['constraints']['payoutRatio'];

function ratioDomain(ratios: readonly number[], { min, max }: Bounds) {
  const values = [...ratios, ...(min === undefined ? [] : [min]), ...(max === undefined ? [] : [max])];
  return roundDomain(values);
}

function bounds({ x, y }: Frame, { min, max }: Bounds): Markup {
  const bound = (value: number | undefined, name: string, below: number) =>
    value === undefined
      ? null
      : markup`<path class="edge" d="M${pixel(x.range[0])} ${pixel(y.at(value))}H${pixel(x.range[1])}"/><text class="name edge-name end" x="${pixel(x.range[1])}" y="${pixel(y.at(value) + below)}">${name} ${percent(value)}</text>`;
  return markup`${bound(max, 'at most', 15)}${bound(min, 'at least', -6)}`;
}

/** A plan keeps its bounds but for what the solver’s tolerance adds up to. */
const ratioRounding = 2e-8;
/** The least that three decimals of a percentage can tell. */
const SMALLEST_GAP = 1e-5;

function planSentence(decided: ChartedDecision): string {
  const { recommendation, config } = decided;
  const { plan, currency } = recommendation;
  const { weeks, gap } = plan;
  const sought = config.objective === 'netRevenue' ? 'net revenue' : 'operator surplus';
  const jackpots = weeks.map(({ jackpot }) => jackpot);
  const ratios = weeks.map(({ payoutRatio }) => payoutRatio);
  const [low, high] = [Math.min(...jackpots), Math.max(...jackpots)];
  const total = weeks.reduce((sum, { expectedNetRevenue }) => sum + Math.round(expectedNetRevenue), 0);
  const { min = 0, max = 1 } = config.constraints.payoutRatio;
  const outside = ratios.filter((ratio) => ratio < min - ratioRounding || ratio > max + ratioRounding).length;
  const ratio =
    outside === 0
      ? `stays within its bounds in expectation, from ${percent(Math.min(...ratios))} to ${percent(Math.max(...ratios))}`
      : `is expected outside its bounds in ${outside} of ${weeks.length} weeks`;
  const announced =
    low === high
      ? `${money(low, currency)} in every draw`
      : `jackpots from ${money(low, currency)} to ${money(high, currency)}`;
  const best = `Under this forecast it is proven that no plan brings more than ${percent(Math.max(gap, SMALLEST_GAP), 3)} more of ${sought}.`;
  const first = isRolledOver(plan)
    ? rolledOverSentence(decided, { low, high, total, ratio })
    : `To ${longDate(weeks.at(-1)?.drawDate ?? '')} the plan announces ${announced} ` +
      `and expects ${money(total, currency)} of net revenue; the payout ratio ${ratio}.`;
  const sentences = [
    first,
    pinnedSentence(weeks.filter(({ pinned }) => pinned)),
    isRolledOver(plan) ? '' : planMovesSentence(decided),
    best,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** Sentence on the draws whose jackpot was set before the plan was made; empty where there are none. */
function pinnedSentence(set: readonly { readonly drawDate: string }[]): string {
  if (set.length === 0) return '';
  const dates = set.map(({ drawDate }) => longDate(drawDate)).join(', ');
  return `Set beforehand and planned around: the ${set.length === 1 ? 'jackpot' : 'jackpots'} of ${dates}.`;
}

/** Sentence on a plan whose later jackpots depend on luck. */
function rolledOverSentence(
  { recommendation: { plan, currency } }: ChartedDecision,
  {
    low,
    high,
    total,
    ratio,
  }: { readonly low: number; readonly high: number; readonly total: number; readonly ratio: string },
): string {
  const fan = plan.weeks.flatMap(({ jackpotInterval90 = [] }) => jackpotInterval90);
  return (
    `What is not won is carried over, so that the plan is a rule for every amount that luck may bring: to ${longDate(plan.weeks.at(-1)?.drawDate ?? '')} ` +
    `jackpots are ${money(low, currency)} to ${money(high, currency)} at the median and, in nine years of ten, between ` +
    `${money(Math.min(...fan), currency)} and ${money(Math.max(...fan), currency)}. ` +
    `It expects ${money(total, currency)} of net revenue; the payout ratio ${ratio}, over luck.`
  );
}
