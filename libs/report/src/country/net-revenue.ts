import { objectiveOf } from '@jackpot/decision';
import { figure, smallFigure } from '../chart/figure.ts';
import { frame, label, moneyUnit, type Size, valueTicks, yAxis } from '../chart/frame.ts';
import {
  allowedRegion,
  constraintEdges,
  dot,
  edgeLines,
  edgeRoom,
  jackpotAxis,
  jackpotDomain,
  regionKeys,
  responseLine,
} from '../chart/jackpot-axis.ts';
import { areaPath, pixel } from '../chart/path.ts';
import { askedMark } from '../chart/asked-mark.ts';
import { roundDomain } from '../chart/scale.ts';
import { constraintLabel, ratioApart } from '../constraint-text.ts';
import { csvLink } from '../html/csv-link.ts';
import { type Markup, markup } from '../html/markup.ts';
import { foldedTable } from '../html/table.ts';
import { briefMoney, capital, percent, probability, wholeNumber } from '../money.ts';
import { type ChartedDecision, objectiveNames, remarks, tableRows } from './charted-decision.ts';
import { jackpotFigures } from './jackpot-figures.ts';
import { objectiveSentence } from './objective-sentence.ts';
import { objectiveBand } from './revenue-band.ts';
import { figuresId } from './what-if.ts';

/** Chart of what the config maximises over the jackpots, with the edge of every constraint. */
export function netRevenueFigure(decided: ChartedDecision): Markup {
  const { config } = decided;
  const name = objectiveNames[config.objective];
  const edges = constraintEdges(decided);
  return figure({
    title: 'What each jackpot earns',
    sentence: objectiveSentence(decided),
    key: [
      `Line: ${name} of this draw, the mean over all sales and prizes that may come; band: the same if sales end at either end of their 90 % interval.`,
      `Filled dot: the chosen jackpot${decided.last === null || decided.last === decided.chosen ? '' : '; open dot: the last one'}.`,
      ...regionKeys(decided),
      ...(edges.length === 0 ? [] : ['Red lines: where a constraint begins to be missed, on the side of its arrow.']),
    ].join(' '),
    height: 300 + edgeRoom(edges),
    draw: (size) => netRevenueChart(decided, size),
    table: earningsTable(decided, `Earnings by jackpot, as figures; amounts in ${config.currency}`),
  });
}

function earningsTable(decided: ChartedDecision, caption: string): Markup {
  const { config } = decided;
  return foldedTable(
    caption,
    [
      { title: `Jackpot, ${config.currency}`, numeric: true },
      { title: 'Expected sales', numeric: true },
      { title: capital(objectiveNames[config.objective]), numeric: true },
      { title: 'Probability of a win', numeric: true },
      { title: '52-week payout ratio', numeric: true },
      { title: 'Cash breach', numeric: true },
      { title: 'Misses' },
      { title: 'Remark' },
    ],
    tableRows(decided).map((candidate) => [
      wholeNumber(candidate.jackpot),
      wholeNumber(candidate.expectedSales),
      wholeNumber(objectiveOf(config, candidate)),
      percent(candidate.winProbability),
      ratioApart(candidate.payoutRatio, config.constraints.payoutRatio),
      probability(candidate.breachProbability),
      candidate.misses.map(constraintLabel).join(', ') || 'nothing',
      remarks(decided, candidate),
    ]),
    csvLink(
      `${config.country}-${decided.recommendation.drawDate}-jackpots`,
      jackpotFigures(decided),
      figuresId(decided),
    ),
  );
}

const NAME_WIDTH = 150;

function netRevenueChart(decided: ChartedDecision, size: Size): Markup {
  const { candidates, chosen, last, config } = decided;
  const value = (candidate: ChartedDecision['chosen']) => objectiveOf(config, candidate);
  const edges = constraintEdges(decided);
  // Room above the best one for the chosen jackpot's name.
  const bands = candidates.map((candidate) => objectiveBand(decided, candidate));
  const values = [...candidates.map(value), ...bands.flat()];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const domain = roundDomain([least, most + 0.12 * (most - least)]);
  const area = frame(size, jackpotDomain(candidates), domain, 30 + edgeRoom(edges));
  const { x, y } = area;
  const unit = moneyUnit(domain, config.currency);
  const title = `${capital(objectiveNames[config.objective])}, ${unit.name}`;
  const zero = `M${pixel(x.range[0])} ${pixel(y.at(0))}H${pixel(x.range[1])}`;
  const side = (index: 0 | 1) =>
    candidates.map(({ jackpot }, at) => [x.at(jackpot), y.at(bands[at]?.[index] ?? NaN)] as const);
  // Above the band, wherever the name could lie on it.
  const near = side(1).filter(([at]) => Math.abs(at - x.at(chosen.jackpot)) < NAME_WIDTH);
  const nameAt = Math.max(y.range[1] + 12, Math.min(...near.map(([, top]) => top)) - 8);
  const name = `${briefMoney(chosen.jackpot)} earns ${briefMoney(value(chosen))}`;
  return markup`${allowedRegion(area, candidates)}<path class="band" d="${areaPath(side(1), side(0))}"/>${yAxis(area, valueTicks(domain, 6, unit), title)}
${domain[0] < 0 ? markup`<path class="zero" d="${zero}"/>${label(area, x.range[0] - 4, y.at(0) - 6, 'break-even', 'plain')}` : null}
${responseLine(area, candidates, value)}${edgeLines(area, edges)}${jackpotAxis(area, decided)}
${last === null || last === chosen ? null : lastMark(last)}${dot(area, chosen.jackpot, value(chosen), 'chosen')}
${label(area, x.at(chosen.jackpot), nameAt, name, 'main-name')}${askedMark(area, 'objective', figuresId(decided))}`;

  function lastMark(candidate: ChartedDecision['chosen']): Markup {
    const text = `last ${briefMoney(candidate.jackpot)}`;
    const below = y.at(value(candidate)) + 24;
    return markup`${dot(area, candidate.jackpot, value(candidate), 'last')}${label(area, x.at(candidate.jackpot), below, text, 'plain')}`;
  }
}

/** The same for where the country is one of several. */
export function smallNetRevenueFigure(decided: ChartedDecision): Markup {
  return smallFigure({
    title: `${decided.config.country}: what each jackpot earns`,
    sentence: objectiveSentence(decided),
    height: 230 + edgeRoom(constraintEdges(decided)),
    draw: (size) => netRevenueChart(decided, size),
    table: earningsTable(decided, `${decided.config.country}: earnings and sales by jackpot, as figures`),
  });
}
