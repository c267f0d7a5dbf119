import { objectiveOf, type YearAhead } from '@jackpot/decision';
import { bindingText, constraintCell, constraintLabel, missedText } from '../constraint-text.ts';
import { approvalText } from '../approval-text.ts';
import type { CountryEvidence } from '../evidence.ts';
import { type Markup, markup } from '../html/markup.ts';
import { instant, longDate, zonedInstant } from '../instant.ts';
import { briefMoney, capital, money, percent, signedMoney, signedPercent } from '../money.ts';
import { RESTS_ON_PRIOR } from '../response-uncertainty.ts';
import { simulatedLine } from '../simulated.ts';
import { deadlineText, instruction } from '../status-text.ts';
import { yearAheadCell } from '../year-ahead.ts';
import { type ChartedDecision, objectiveNames } from './charted-decision.ts';
import { openDrawsText } from './open-draws.ts';

/** The verdict before anything else: what to announce, against the last jackpot, and what it is expected to earn. */
export function verdict(evidence: CountryEvidence, decided: ChartedDecision | null): Markup {
  const { summary, run } = evidence;
  const { country, status, drawDate } = summary;
  const simulated = simulatedLine(summary);
  return markup`<header>
<p class="eyebrow">Jackpot recommendation · ${country} · week ${run.week}</p>
<p class="status ${status}">${status.replace('-', ' ')}</p>
<h1>${capital(instruction(summary))}</h1>
<p class="lede">For the draw of ${longDate(drawDate)}. ${againstLast(evidence)}</p>
${openDraws(evidence)}${simulated === null ? null : markup`<p class="note">${simulated}</p>`}
${summary.restsOnPrior ? markup`<p class="note">${RESTS_ON_PRIOR}</p>` : null}
${summary.announcedOtherwise.map(
  (sentence) => markup`<p class="note">Finding: ${sentence}.</p>
`,
)}</header>
${decided === null ? times(evidence) : facts(evidence, decided)}`;
}

function openDraws({ summary, recommendation }: CountryEvidence): Markup | null {
  const text = openDrawsText(recommendation?.openDraws ?? [], summary.currency ?? '');
  return text === ''
    ? null
    : markup`<p>${text}</p>
`;
}

function againstLast({ summary, recommendation, sales }: CountryEvidence): string {
  const { jackpot, lastJackpot, currency } = summary;
  if (jackpot === null || currency === null) return '';
  if (recommendation?.status === 'held') {
    const last = sales.at(-1);
    // Draws may be missing after it, so what is held is not compared with it.
    const known =
      last && ` The last draw in the data is that of ${last.drawDate}: ${money(last.jackpotAnnounced, currency)}.`;
    return `That is the jackpot of ${recommendation.heldFrom}, kept.${known ?? ''}`;
  }
  if (lastJackpot === null) return 'It is the first draw that is known of.';
  const difference = jackpot - lastJackpot;
  if (difference === 0) return `That is the last jackpot again.`;
  return `That is ${money(Math.abs(difference), currency)} ${difference > 0 ? 'more' : 'less'} than the last jackpot, ${money(lastJackpot, currency)} (${signedPercent(difference / lastJackpot)}).`;
}

function facts(evidence: CountryEvidence, decided: ChartedDecision): Markup {
  const { config, recommendation, chosen, last } = decided;
  const { currency, objective } = config;
  const { summary } = evidence;
  const [low, high] = chosen.salesInterval90;
  const earned = objectiveOf(config, chosen);
  const against =
    last === null || last === chosen
      ? 'the last jackpot again'
      : `${signedMoney(earned - objectiveOf(config, last), currency)} against announcing the last jackpot again${lastMisses(last)}`;
  const name = objectiveNames[objective];
  return markup`<dl class="facts">
${fact(capital(name), money(earned, currency), against)}
${fact('Expected sales', money(chosen.expectedSales, currency), `90 % interval ${money(low, currency)} to ${money(high, currency)}`)}
${fact(...winFact(decided))}
${fact('52-week payout ratio', percent(chosen.payoutRatio), `prizes over sales of a year, ${boundsText(config)}${keptText(recommendation.yearAhead)}`)}
${fact(...whatStops(summary), `cash breach probability ${constraintCell(summary, 'cash')}`)}
${nearlyBest(decided)}${fact('Forecast', recommendation.extrapolated ? 'extrapolated' : 'as seen before', recommendation.extrapolated ? 'the jackpot lies outside those that the model has seen' : 'the jackpot lies within those that the model has seen')}
</dl>
${times(evidence)}`;
}

function lastMisses({ misses }: NonNullable<ChartedDecision['last']>): string {
  return misses.length === 0 ? '' : `, which misses: ${misses.map(constraintLabel).join(', ')}`;
}

/** Label, value and detail of the win: a jackpot that is paid in every draw has no odds. */
function winFact({
  config: { currency, prizes },
  recommendation,
}: ChartedDecision): [label: string, value: string, detail: string] {
  const paid = money(recommendation.expectedJackpotPaid, currency);
  return prizes.jackpot.win === 'certain'
    ? ['Jackpot paid', paid, 'in every draw']
    : ['Probability that it is won', percent(recommendation.winProbability), `${paid} of jackpot paid on average`];
}

const NEARLY = 0.01;

/** The jackpots that cost hardly anything against the chosen one: over the plan, or of records that do not tell, in this draw. */
function nearlyBest({ config, recommendation, candidates, chosen }: ChartedDecision): Markup | null {
  if (recommendation.status === 'infeasible') return null;
  const overPlan = recommendation.goodRanges?.find(({ share }) => share === NEARLY)?.jackpots;
  const least = objectiveOf(config, chosen) - NEARLY * Math.abs(objectiveOf(config, chosen));
  const near = candidates.filter((one) => one.misses.length === 0 && objectiveOf(config, one) >= least);
  const [low, high] = overPlan ?? [near[0]?.jackpot ?? chosen.jackpot, near.at(-1)?.jackpot ?? chosen.jackpot];
  const range =
    low === high ? money(low, config.currency) : `${config.currency} ${briefMoney(low)} to ${briefMoney(high)}`;
  const detail = `jackpots that lose at most ${percent(NEARLY, 0)} of this draw’s ${objectiveNames[config.objective]}${overPlan ? ' over the plan' : ''}`;
  return markup`${fact('Nearly as good', range, detail)}
`;
}

/** Label and value of what stops the jackpot: a missed constraint comes before a binding one. */
function whatStops(summary: CountryEvidence['summary']): [label: string, value: string] {
  const missed = missedText(summary);
  return missed === '' ? ['What binds', bindingText(summary)] : ['What is missed', missed];
}

function keptText(yearAhead: YearAhead | null | undefined): string {
  return yearAhead ? `; of the coming year’s, kept with probability: ${yearAheadCell(yearAhead)}` : '';
}

function boundsText({ constraints: { payoutRatio } }: ChartedDecision['config']): string {
  const { min, max } = payoutRatio;
  const bounds = [
    ...(min === undefined ? [] : [`at least ${percent(min)}`]),
    ...(max === undefined ? [] : [`at most ${percent(max)}`]),
  ];
  return bounds.join(', ');
}

function fact(label: string, value: string, detail: string): Markup {
  return markup`<div><dt>${label}</dt><dd><span class="figure">${value}</span><small>${detail}</small></dd></div>`;
}

/** By when to act, as of when it was decided, and who answered for it, where somebody was asked. */
function times({ summary, run, config, metadata }: CountryEvidence): Markup {
  const deadline = deadlineText(summary);
  const approval = metadata?.approval ?? null;
  const zoned = config === null ? '' : `${zonedInstant(run.clock, config.timeZone)}, that is `;
  return markup`<p class="key">${deadline === null ? null : `${deadline}. `}Decided as of ${zoned}<span class="whole">${instant(run.clock)}</span>; draws have the date of their place.${approval === null ? null : markup` ${capital(approvalText(approval))}.`}</p>
`;
}
