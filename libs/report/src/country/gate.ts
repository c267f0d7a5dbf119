import { dayNumber } from '@jackpot/config-schema';
import { type Evaluation, quantileLoss, scoreForecasts } from '@jackpot/forecast-model';
import { figure } from '../chart/figure.ts';
import { frame, label, percentTicks, type Size, xAxis, yAxis } from '../chart/frame.ts';
import { dotsPath, linePath } from '../chart/path.ts';
import { monthTicks, roundDomain } from '../chart/scale.ts';
import type { CountryEvidence } from '../evidence.ts';
import { type Markup, markup } from '../html/markup.ts';
import { csvLink } from '../html/csv-link.ts';
import { foldedPart } from '../html/section.ts';
import { foldedTable } from '../html/table.ts';
import { percent, wholeNumber } from '../money.ts';

/** One model's quantile loss in each draw, over the mean tickets of all: their mean is its score. */
interface Scored {
  readonly name: string;
  readonly className: string;
  readonly losses: readonly number[];
  readonly score: number;
}

/** Section on the gate: whether this week's model may decide, on which draws that was judged, and why. */
export function gateSection(evidence: CountryEvidence): Markup {
  const { evaluation, metadata, summary } = evidence;
  if (evaluation === null || metadata === null || metadata.challenger === null) return markup``;
  const { verdict, version, reasons } = metadata.challenger;
  const live =
    metadata.model === null
      ? 'No model decided.'
      : metadata.model.version === version
        ? `Version ${version} decided this jackpot.`
        : `The champion, version ${metadata.model.version}, decided this jackpot.`;
  return foldedPart(
    'model',
    'The model and its gate',
    markup`<p>This week’s model, version ${version}, was <strong>${verdict}</strong>. ${live}</p>
<ul>${reasons.map((reason) => markup`<li>${reason}</li>`)}</ul>
${summary.drift === null ? null : markup`<p class="note">Drift since the last model: ${summary.drift}.</p>`}
<p>${exogeneitySentence(evaluation)}</p>
${gateFigure(evaluation, `${summary.country}-${summary.drawDate}-gate`)}`,
  );
}

/** Hausman's test in words, or why there is none. */
function exogeneitySentence({ exogeneity }: Evaluation): string {
  const endogenous =
    'Demand that was foreseen when a jackpot was set, and that the model can’t see, counts as an answer to the jackpot';
  if (exogeneity === undefined)
    return `${endogenous}; no luck moved past jackpots in a way that would show it (Hausman’s test needs a jackpot that rolls over until it is won, or exploration).`;
  const { draws, wins, byLuck, probability } = exogeneity;
  const share = `${byLuck.share.toFixed(2)} ± ${byLuck.deviation.toFixed(2)} times the model’s response`;
  const found =
    probability < 0.05
      ? `so the model’s response is partly such demand: a larger jackpot sells ${byLuck.share < 1 ? 'less' : 'more'} than it says`
      : 'which speaks for no such demand';
  return `${endogenous}. Where luck moved the jackpot (${wins} of ${draws} draws came after one that was won), sales responded ${share}; so large a difference from what else moved it has a probability of ${percent(probability)} by chance (Hausman’s test), ${found}.`;
}

function gateFigure(evaluation: Evaluation, name: string): Markup {
  const models = scoredModels(evaluation);
  const { folds } = evaluation.challenger;
  return figure({
    title: `Loss in each of the last ${folds.length} draws`,
    sentence: gateSentence(models),
    key:
      'Loss: how far a forecast’s quantiles lay from what was sold, over mean sales; lower is better, and the mean of a line is its score. ' +
      'Every model was fitted anew from the rows before each draw. Seasonal naive: what was sold a year before.',
    height: 260,
    draw: (size) => gateChart(evaluation, models, size),
    table: foldedTable(
      'Draws of the gate, as figures',
      [
        { title: 'Draw' },
        { title: 'Tickets sold', numeric: true },
        { title: 'Median forecast', numeric: true },
        ...models.map(({ name }) => ({ title: `Loss, ${name}`, numeric: true as const })),
      ],
      folds.map(({ drawDate, actual, quantiles }, index) => [
        drawDate,
        wholeNumber(actual),
        wholeNumber(quantiles[(quantiles.length - 1) / 2] ?? NaN),
        ...models.map(({ losses }) => percent(losses[index] ?? NaN)),
      ]),
      csvLink(name, [
        [
          'draw',
          'tickets_sold',
          'median_forecast',
          ...models.map((model) => `loss_${model.name.replaceAll(/\W+/g, '_')}`),
        ],
        ...folds.map(({ drawDate, actual, quantiles }, index) => [
          drawDate,
          actual,
          Math.round(quantiles[(quantiles.length - 1) / 2] ?? NaN),
          ...models.map(({ losses }) => (losses[index] ?? NaN).toFixed(5)),
        ]),
      ]),
    ),
  });
}

function scoredModels({ challenger, champion, seasonalNaive, refresh }: Evaluation): Scored[] {
  const scored = (name: string, className: string, folds: Evaluation['challenger']['folds']): Scored => {
    const mean = folds.reduce((sum, { actual }) => sum + actual, 0) / folds.length;
    return {
      name,
      className,
      losses: folds.map((fold) => quantileLoss(fold) / mean),
      score: scoreForecasts(folds).wql,
    };
  };
  return [
    scored('seasonal naive', 'thin', seasonalNaive.folds),
    ...(champion === null || refresh ? [] : [scored('champion', 'line dashed', champion.folds)]),
    scored('this week’s model', 'line', challenger.folds),
  ];
}

function gateChart({ challenger }: Evaluation, models: readonly Scored[], size: Size): Markup {
  const dates = challenger.folds.map(({ drawDate }) => drawDate);
  const days = dates.map(dayNumber);
  const [first = 0, last = first] = [days[0], days.at(-1)];
  const domain = roundDomain([0, ...models.flatMap(({ losses }) => losses)]);
  const area = frame(size, [first - 3, last + 3], domain, 30);
  const points = ({ losses }: Scored) =>
    losses.map((loss, index) => [area.x.at(days[index] ?? 0), area.y.at(loss)] as const);
  return markup`${yAxis(area, percentTicks(domain, 5), 'Loss, % of mean sales')}
${models.map((model) => {
  const worst = model.losses.indexOf(Math.max(...model.losses));
  const [x = 0, y = 0] = points(model)[worst] ?? [];
  const own = model.className === 'line';
  return markup`<path class="${model.className}" d="${linePath(points(model))}"/>${own ? markup`<path class="dots" d="${dotsPath(points(model))}"/>` : null}
${label(area, x, y - 8, model.name, own ? 'main-name' : 'soft-name')}`;
})}${xAxis(area, monthTicks(dates[0] ?? '', dates.at(-1) ?? '', size.width / 60), 'Draw')}`;
}

function gateSentence(models: readonly Scored[]): string {
  const own = models.at(-1);
  const naive = models[0];
  if (own === undefined || naive === undefined) return '';
  const nearer = own.losses.filter((loss, index) => loss < (naive.losses[index] ?? NaN)).length;
  const gain = 1 - own.score / naive.score;
  return (
    `This week’s model has a loss of ${percent(own.score)} and the seasonal naive one of ${percent(naive.score)}: the model’s is ` +
    `${percent(Math.abs(gain))} ${gain >= 0 ? 'lower' : 'higher'}, and it was nearer in ${nearer} of ${own.losses.length} draws.`
  );
}
