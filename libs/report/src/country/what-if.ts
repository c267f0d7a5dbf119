import { type JackpotRow, objectiveOf } from '@jackpot/decision';
import { constraints } from '@jackpot/constrained-optimiser/constraints';
import { constraintAmount, constraintLabel, constraintText, ratioApart } from '../constraint-text.ts';
import { type Markup, markup } from '../html/markup.ts';
import { stackedTable } from '../html/table.ts';
import { capital, money, percent, probability, signedNumber, wholeNumber } from '../money.ts';
import { goodRangesSentence } from '../response-uncertainty.ts';
import { type ChartedDecision, objectiveNames, remarks } from './charted-decision.ts';

/** Id of the link to a draw's figures by jackpot, which charts and the page's script share. */
export const figuresId = (decided: ChartedDecision) => `${drawId(decided)}-jackpots`;

/** A page may hold several draws of a country. */
export const drawId = ({ config, recommendation }: ChartedDecision) => `${config.country}-${recommendation.drawDate}`;

/** Effects of other jackpots: those that are spoken of in a table, and any other by a slider where the page's script runs. */
export function whatIf(decided: ChartedDecision): Markup {
  return markup`<p>${sentence(decided)} ${goodRangesSentence(decided.recommendation.goodRanges, decided.config.currency)}</p>
${askBox(decided)}${compared(decided)}`;
}

function sentence({ candidates, config: { currency } }: ChartedDecision): string {
  const [first, last] = [candidates[0], candidates.at(-1)];
  const allowed = candidates.filter(({ misses }) => misses.length === 0).length;
  return (
    `${candidates.length} jackpots were evaluated for this draw, from ${money(first?.jackpot ?? 0, currency)} to ${money(last?.jackpot ?? 0, currency)}; ` +
    `${allowed === 0 ? 'none keeps' : allowed === 1 ? 'one keeps' : `${allowed} keep`} every constraint.`
  );
}

function compared(decided: ChartedDecision): Markup {
  const { config, chosen } = decided;
  const { currency } = config;
  const name = objectiveNames[config.objective];
  return stackedTable(
    `Jackpots to compare; amounts in ${currency}`,
    [
      { title: 'Jackpot' },
      { title: 'Expected sales', numeric: true },
      { title: capital(name), numeric: true },
      { title: 'Against this one', numeric: true },
      { title: 'Won', numeric: true },
      { title: 'Payout ratio', numeric: true },
      { title: 'Cash breach', numeric: true },
      { title: 'Misses' },
    ],
    spokenOf(decided).map((row) => [
      markup`${wholeNumber(row.jackpot)}<small>${remarks(decided, row)}</small>`,
      wholeNumber(row.expectedSales),
      wholeNumber(objectiveOf(config, row)),
      row === chosen ? '–' : signedNumber(objectiveOf(config, row) - objectiveOf(config, chosen)),
      percent(row.winProbability),
      ratioApart(row.payoutRatio, config.constraints.payoutRatio),
      probability(row.breachProbability),
      row.misses.map(constraintLabel).join(', ') || 'nothing',
    ]),
  );
}

/** The chosen jackpot with its neighbours, the last one, the best without constraints, and the ends of what is nearly as good. */
function spokenOf({
  candidates,
  chosen,
  last,
  peak,
  recommendation: { goodRanges = [] },
}: ChartedDecision): JackpotRow[] {
  const at = candidates.indexOf(chosen);
  const ends = goodRanges.at(-1)?.jackpots ?? [];
  return candidates.filter(
    (row, index) =>
      Math.abs(index - at) <= 1 || row === last || row === peak || ends.some((jackpot) => jackpot === row.jackpot),
  );
}

/** Slider and field over the jackpots that were evaluated. Hidden without the script: then it could answer nothing. */
export function askBox(decided: ChartedDecision): Markup {
  const { config, candidates, chosen } = decided;
  const { currency } = config;
  const id = `${drawId(decided)}-asked`;
  return markup`<div class="ask" hidden data-figures="${figuresId(decided)}" data-currency="${currency}" data-chosen="${chosen.jackpot}">
<p class="asking"><label for="${id}">Jackpot, ${currency}</label> <input type="text" id="${id}" size="14" autocomplete="off" spellcheck="false" aria-describedby="${id}-note"> <input type="range" min="0" max="${candidates.length - 1}" step="1" value="${candidates.indexOf(chosen)}" aria-label="Jackpot, by the slider"></p>
<p class="key" id="${id}-note" role="status" data-shows="field"></p>
<p role="status"><strong data-shows="jackpot"></strong> <span data-shows="verdict"></span></p>
<dl class="facts">
${shown(capital(objectiveNames[config.objective]), 'earns', 'earns-more')}
${shown('Expected sales', 'sales', 'sales-range')}
${shown('Probability that it is won', 'win', 'seen')}
</dl>
${asked(decided)}</div>
`;
}

const shown = (label: string, value: string, detail: string) =>
  markup`<div><dt>${label}</dt><dd><span class="figure" data-shows="${value}"></span><small data-shows="${detail}"></small></dd></div>`;

/** The answer of each constraint, a line each; of the largest prize a row does not hold the value. */
function asked({ recommendation }: ChartedDecision): Markup {
  const lines = recommendation.constraints.map(({ name, value, ...bounds }) => {
    const label = constraintLabel(name);
    const text = constraintText({ name, value, ...bounds });
    const told = name !== 'largestPrize';
    const inBounds = text.slice(constraintAmount(name, value).length);
    return markup`<tr data-constraint="${label}" data-unit="${told ? constraints[name].unit : ''}"><th scope="row">${label}</th><td>${told ? markup`<span class="value"></span>${inBounds}` : `bound${inBounds}`}</td><td class="kept"></td></tr>
`;
  });
  return markup`<table><caption>What each constraint says of it</caption><thead><tr><th scope="col">Constraint</th><th scope="col">Value in its bounds</th><th scope="col">Kept</th></tr></thead><tbody>
${lines}</tbody></table>
`;
}
