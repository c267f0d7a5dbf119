import { figure, smallFigure } from '../chart/figure.ts';
import { frame, label, moneyUnit, type Size, valueTicks, yAxis } from '../chart/frame.ts';
import { allowedRegion, dot, jackpotAxis, jackpotDomain, regionKeys, responseLine } from '../chart/jackpot-axis.ts';
import { areaPath, dotsPath } from '../chart/path.ts';
import { askedMark } from '../chart/asked-mark.ts';
import { roundDomain } from '../chart/scale.ts';
import { type Markup, markup } from '../html/markup.ts';
import { foldedTable } from '../html/table.ts';
import { briefMoney, money, signedPercent, wholeNumber } from '../money.ts';
import { type ChartedDecision, remarks, tableRows } from './charted-decision.ts';
import { figuresId } from './what-if.ts';
import type { CountryEvidence, DrawPoint } from '../evidence.ts';
import { PAST_DRAWS } from '../past-as-this-draw.ts';

const NAME_WIDTH = 150;

/** Sales as they answer the jackpot: the forecast's mean and 90 % interval, and the past draws it was learnt from. */
export function responseFigure(decided: ChartedDecision): Markup {
  const { sales, pastAsThisDraw } = decided.evidence;
  const count = pastAsThisDraw?.length ?? Math.min(PAST_DRAWS, sales.length);
  return figure({
    title: 'How sales answer the jackpot',
    sentence: responseSentence(decided),
    key:
      'Line: expected sales of this draw; band: its 90 % interval, in which nine draws of ten should fall. Small dots: ' +
      `the last ${count} draws, ` +
      (pastAsThisDraw === null
        ? 'whose season and level differ from this draw’s. '
        : 'at this draw’s season and level: each is as far from the line as its sales were from what was to be expected of it. ') +
      'Demand that was foreseen when a jackpot was set counts as an answer to it. ' +
      regionKeys(decided).join(' '),
    height: 320,
    draw: (size) => responseChart(decided, size),
    table: salesTable(decided, `Sales by jackpot, as figures; amounts in ${decided.config.currency}`),
  });
}

function salesTable(decided: ChartedDecision, caption: string): Markup {
  return foldedTable(
    caption,
    [
      { title: `Jackpot, ${decided.config.currency}`, numeric: true },
      { title: 'Expected sales', numeric: true },
      { title: '90 % interval, low', numeric: true },
      { title: 'high', numeric: true },
      { title: 'Forecast' },
      { title: 'Remark' },
    ],
    tableRows(decided).map((candidate) => [
      wholeNumber(candidate.jackpot),
      wholeNumber(candidate.expectedSales),
      wholeNumber(candidate.salesInterval90[0]),
      wholeNumber(candidate.salesInterval90[1]),
      candidate.extrapolated ? 'extrapolated' : 'as seen before',
      remarks(decided, candidate),
    ]),
  );
}

function responseChart(decided: ChartedDecision, size: Size): Markup {
  const { candidates, chosen, config, evidence } = decided;
  const [low, high] = jackpotDomain(candidates);
  const past = pastPoints(evidence).filter(({ jackpot }) => jackpot >= low && jackpot <= high);
  const values = [...candidates.flatMap(({ salesInterval90 }) => salesInterval90), ...past.map(({ sales }) => sales)];
  const domain = roundDomain([0, ...values]);
  const area = frame(size, [low, high], domain, 30);
  const { x, y } = area;
  const unit = moneyUnit(domain, config.currency);
  const side = (index: 0 | 1) =>
    candidates.map(({ jackpot, salesInterval90 }) => [x.at(jackpot), y.at(salesInterval90[index])] as const);
  const dots = past.map(({ jackpot, sales }) => [x.at(jackpot), y.at(sales)] as const);
  // Above the band, and above every past draw that the name could lie on.
  const near = dots.filter(([at]) => Math.abs(at - x.at(chosen.jackpot)) < NAME_WIDTH).map(([, at]) => at - 4);
  const nameAt = Math.max(y.range[1] + 12, Math.min(y.at(chosen.salesInterval90[1]), ...near) - 10);
  const name = `${briefMoney(chosen.jackpot)} sells ${briefMoney(chosen.expectedSales)}`;
  return markup`${allowedRegion(area, candidates)}${yAxis(area, valueTicks(domain, 6, unit), `Sales, ${unit.name}`)}
<path class="past" d="${dotsPath(dots)}"/><path class="band" d="${areaPath(side(1), side(0))}"/>
${responseLine(area, candidates, ({ expectedSales }) => expectedSales)}${jackpotAxis(area, decided)}
${dot(area, chosen.jackpot, chosen.expectedSales, 'chosen')}
${label(area, x.at(chosen.jackpot), nameAt, name, 'main-name')}${askedMark(area, 'sales', figuresId(decided))}`;
}

function pastPoints({ sales, pastAsThisDraw }: CountryEvidence): readonly DrawPoint[] {
  if (pastAsThisDraw !== null) return pastAsThisDraw;
  return sales
    .slice(-PAST_DRAWS)
    .map(({ jackpotAnnounced, grossSales }) => ({ jackpot: jackpotAnnounced, sales: grossSales }));
}

function responseSentence({ candidates, chosen, last, config: { currency } }: ChartedDecision): string {
  const amount = (value: number) => money(value, currency);
  const against =
    last === null || last === chosen
      ? ''
      : `, ${signedPercent(chosen.expectedSales / last.expectedSales - 1)} against the last jackpot of ${amount(last.jackpot)}`;
  const [low, high] = chosen.salesInterval90;
  const [seenLow, seenHigh] = jackpotDomain(candidates.filter(({ extrapolated }) => !extrapolated));
  const seen = chosen.extrapolated
    ? 'No past draw announced such a jackpot: its forecast is extrapolated.'
    : seenLow === seenHigh
      ? `The model has seen no other jackpot.`
      : `The model has seen jackpots from ${amount(seenLow)} to ${amount(seenHigh)}.`;
  return `A jackpot of ${amount(chosen.jackpot)} is expected to sell ${amount(chosen.expectedSales)}${against}; between ${amount(low)} and ${amount(high)} with 90 % probability. ${seen}`;
}

/** The same without past draws, for where the country is one of several. */
export function smallResponseFigure(decided: ChartedDecision): Markup {
  return smallFigure({
    title: `${decided.config.country}: how sales answer the jackpot`,
    sentence: responseSentence(decided),
    height: 250,
    draw: (size) => responseChart(decided, size),
    table: markup``,
  });
}
