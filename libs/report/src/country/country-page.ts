import type { CountryEvidence } from '../evidence.ts';
import { contents } from '../html/contents.ts';
import { type Markup, markup } from '../html/markup.ts';
import { page } from '../html/page.ts';
import { constraintsSection } from './constraints.ts';
import { type ChartedDecision, chartedDecision } from './charted-decision.ts';
import { gateSection } from './gate.ts';
import { historySection } from './history.ts';
import { moneySection } from './money-of-draw.ts';
import { netRevenueFigure } from './net-revenue.ts';
import { nextSteps } from './next-steps.ts';
import { planSection } from './plan.ts';
import { provenanceSection } from './provenance.ts';
import { responseFigure } from './response.ts';
import { sinceLastSection } from './since-last.ts';
import { trackSection } from './track.ts';
import { verdict } from './verdict.ts';

/** `report.html` of one country and draw: the verdict first, then its reasons, then what it rests on. */
export function countryPage(evidence: CountryEvidence): string {
  const { summary } = evidence;
  const decided = chartedDecision(evidence);
  const sections = markup`${decided === null ? null : reasons(decided)}${historySection(evidence)}${trackSection(evidence)}${gateSection(evidence)}${provenanceSection(evidence)}`;
  return page(
    `${summary.country}, draw of ${summary.drawDate}: ${summary.status}`,
    markup`<main>
${verdict(evidence, decided)}${nextSteps(evidence)}
${contents(sections)}${sections}</main>
<footer>Record ${summary.recordId}.${decided === null ? null : ` Money is in ${decided.config.currency}; expectations are means over all sales and prizes that may come.`}</footer>
`,
  );
}

function reasons(decided: ChartedDecision): Markup {
  const { why } = decided.recommendation;
  return markup`<h2 id="why">Why this jackpot</h2>
${netRevenueFigure(decided)}<ul>${why.map((sentence) => markup`<li>${sentence}</li>`)}</ul>
${responseFigure(decided)}${sinceLastSection(decided.evidence)}${moneySection(decided)}${constraintsSection(decided)}${planSection(decided)}`;
}
