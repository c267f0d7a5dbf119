import type { CountryEvidence } from '../evidence.ts';
import { contents } from '../html/contents.ts';
import { type Markup, markup } from '../html/markup.ts';
import { page } from '../html/page.ts';
import { question } from '../html/section.ts';
import { constraintsSection } from './constraints.ts';
import { type ChartedDecision, chartedDecision } from './charted-decision.ts';
import { gateSection } from './gate.ts';
import { historySection } from './history.ts';
import { howSure } from './how-sure.ts';
import { moneySection } from './money-of-draw.ts';
import { nextSteps } from './next-steps.ts';
import { planSection } from './plan.ts';
import { provenanceSection } from './provenance.ts';
import { responseFigure } from './response.ts';
import { sinceLastSection } from './since-last.ts';
import { trackSection } from './track.ts';
import { verdict } from './verdict.ts';
import { whatIf } from './what-if.ts';
import { whatIfScript } from './what-if-script.ts';
import { whoAnswers } from './who-answers.ts';
import { playersSection } from './players.ts';
import { whyThisJackpot } from './why.ts';

/** A part of the page; it is empty where the evidence holds nothing for it. */
type Part = (evidence: CountryEvidence, decided: ChartedDecision | null) => Markup;

/** A part that needs a jackpot chosen by its forecast. */
const chosen =
  (part: (decided: ChartedDecision) => Markup): Part =>
  (_, decided) =>
    decided === null ? markup`` : part(decided);

/** The questions that the page answers below its verdict, each with its parts. The first part of each is the answer itself. */
const questions: readonly { readonly id: string; readonly title: string; readonly parts: readonly Part[] }[] = [
  {
    id: 'why',
    title: 'Why this jackpot',
    parts: [
      chosen(whyThisJackpot),
      sinceLastSection,
      chosen(constraintsSection),
      chosen(planSection),
      chosen(playersSection),
      chosen(moneySection),
    ],
  },
  { id: 'what-if', title: 'What if it were another', parts: [chosen(whatIf), chosen(responseFigure)] },
  { id: 'how-sure', title: 'How sure it is', parts: [chosen(howSure), historySection, trackSection, gateSection] },
  { id: 'who', title: 'Who answers for it', parts: [whoAnswers, provenanceSection] },
];

/** `report.html` of one country and draw: the verdict first, then why, what if, how sure, and who answers for it. */
export function countryPage(evidence: CountryEvidence): string {
  const { summary } = evidence;
  const decided = chartedDecision(evidence);
  const sections = questions.map(({ id, title, parts }) =>
    question(
      id,
      title,
      parts.map((part) => part(evidence, decided)),
    ),
  );
  return page(
    `${summary.country}, draw of ${summary.drawDate}: ${summary.status.replace('-', ' ')}`,
    markup`<main>
${verdict(evidence, decided)}${nextSteps(evidence)}
${contents(markup`${sections}`)}${sections}</main>
<footer>Record ${summary.recordId}.${decided === null ? null : ` Money is in ${decided.config.currency}; expectations are means over all sales and prizes that may come.`}</footer>
`,
    { script: decided === null ? null : whatIfScript },
  );
}
