import {
  bindingText,
  constraintDistance,
  constraintLabel,
  constraintText,
  keptText,
  missedText,
} from '../constraint-text.ts';
import { type Markup, markup } from '../html/markup.ts';
import { part } from '../html/section.ts';
import { stackedTable } from '../html/table.ts';
import { capital, money, percent, signedMoney } from '../money.ts';
import type { ChartedDecision } from './charted-decision.ts';
import { constraints, reliefWords } from '@jackpot/constrained-optimiser/constraints';
import { type ConstraintReport, gaveWay } from '@jackpot/decision';

export function constraintsSection(decided: ChartedDecision): Markup {
  const { recommendation, config, evidence } = decided;
  return part(
    'constraints',
    'The constraints',
    markup`<p>${bindingSentence(decided)}</p>
${stackedTable(
  `How ${money(recommendation.jackpot, config.currency)} stands to each constraint; amounts in ${config.currency}`,
  [
    { title: 'Constraint' },
    { title: 'Value in its bounds' },
    { title: 'Room left', numeric: true },
    { title: 'Kept' },
    { title: 'Binds' },
    {
      title: config.plan.horizonWeeks === 1 ? 'Easing it earns in this draw' : 'Easing it earns a year',
      numeric: true,
    },
  ],
  recommendation.constraints.map((constraint) => [
    markup`${constraintLabel(constraint.name)} <small class="key">${constraints[constraint.name].meaning}</small>`,
    constraintText(constraint),
    slackText(constraint),
    keptText(constraint, recommendation.violations),
    constraint.binding ? 'yes' : 'no',
    constraint.shadowPrice === null ? '–' : money(constraint.shadowPrice, config.currency),
  ]),
)}
${reliefsTable(decided)}${notes(decided).map((note) => markup`<p class="note">${note}</p>`)}
<p class="key">A constraint binds where the choice would be another if it alone were lifted; easing it means by one point of ratio, or by one million of cash. The payout ratio counts past weeks’ prizes ${
      config.constraints.payoutRatio.basis === 'expected'
        ? 'as expected from the announced jackpots and the actual sales, because luck is not the operator’s choice'
        : 'as they were paid'
    }${
      recommendation.realisedPayoutRatio === null
        ? '; the data does not say what was paid'
        : `; prizes paid in fact were ${percent(recommendation.realisedPayoutRatio)} of those weeks’ sales`
    }. The company’s cash is not shown here or in any published file${evidence.summary.simulatedCash ? '; this run used a demonstration amount' : ''}.</p>
`,
  );
}

/** Table of what would have to give way, constraint by constraint; nothing where all is kept, or in records of earlier code. */
function reliefsTable({ recommendation: { reliefs }, config: { currency, plan } }: ChartedDecision): Markup | null {
  if (reliefs === undefined) return null;
  if (reliefs.length === 0) return markup`<p>No easing of one constraint alone would let everything be kept.</p>`;
  const over = plan.horizonWeeks === 1 ? 'in this draw' : `over ${plan.horizonWeeks} weeks`;
  return stackedTable(
    'Each of these alone would let everything be kept',
    [{ title: 'Easing' }, { title: 'Jackpot then' }, { title: `Earns more ${over}`, numeric: true }],
    reliefs.map((relief) => [
      capital(reliefWords(relief, currency)),
      money(relief.jackpot, currency),
      signedMoney(relief.gain, currency),
    ]),
  );
}

function bindingSentence({ recommendation, evidence }: ChartedDecision): string {
  const missed = missedText(recommendation);
  if (missed !== '')
    return `No jackpot keeps every constraint, in this draw and the later ones of the plan. This one misses ${missed}, by the least.`;
  const binding = bindingText(evidence.summary);
  return binding === 'nothing'
    ? 'No constraint binds: without any of them the same jackpot would be chosen.'
    : `What binds: ${binding}. Without it the jackpot would be another.`;
}

function slackText({ name, slack }: ConstraintReport): string {
  return `${slack < 0 ? '−' : ''}${constraintDistance(name, slack)}`;
}

function notes({ recommendation }: ChartedDecision): string[] {
  const { yielded, rolloverUnknown, rolloverIgnoredAfterThisDraw } = recommendation;
  return [
    ...yielded.map((bound) => `${capital(gaveWay[bound])}.`),
    ...(rolloverUnknown
      ? ['The data does not say whether the last jackpot was won, so no rollover was taken as the least jackpot.']
      : []),
    ...(rolloverIgnoredAfterThisDraw
      ? ['This game rolls over: the floor of this draw is kept; what may roll over after it is not planned for.']
      : []),
  ];
}
