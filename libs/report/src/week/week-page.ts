import { reasonText } from '../doing.ts';
import type { CountrySummary } from '@jackpot/record';
import { INDEX_PAGE, type WeekSummary } from '@jackpot/workflow';
import { chartedDecision } from '../country/charted-decision.ts';
import { smallNetRevenueFigure } from '../country/net-revenue.ts';
import { smallResponseFigure } from '../country/response.ts';
import { askBox, drawId } from '../country/what-if.ts';
import { whatIfScript } from '../country/what-if-script.ts';
import type { CountryEvidence } from '../evidence.ts';
import { contents } from '../html/contents.ts';
import { type Markup, markup } from '../html/markup.ts';
import { page } from '../html/page.ts';
import { stackedTable } from '../html/table.ts';
import { instant } from '../instant.ts';
import { money } from '../money.ts';
import { priorLines } from '../response-uncertainty.ts';
import { simulatedTogether } from '../simulated.ts';
import { cashCostLines } from '../cash-cost.ts';
import { statusPhrase } from '../status-text.ts';
import { trackLine } from '../track-text.ts';
import { countsText, runTitle, worstFirst } from '../week-table.ts';
import { totalsHead, totalsNote, totalsRows } from '../week-totals.ts';
import { yearAheadSentence } from '../year-ahead.ts';
import { countriesTable } from './countries-table.ts';
import { reportOf } from './report-of.ts';
import type { WeekEvidence } from './week-evidence.ts';

/** `report.html` of a week: every country on a line, worst first, what they add up to, and how each was decided. */
export function weekPage({ summary, pictured }: WeekEvidence): string {
  const { runId, clock, countries } = summary;
  const [simulated, title] = [simulatedTogether(countries), runTitle(summary)];
  const headline = verdict(summary);
  const track = trackLine(countries);
  const numeric = true as const;
  const totals = totalsHead.map((title, index) => (index === 0 ? { title } : { title, numeric }));
  const sections = markup`<h2 id="countries">Countries</h2>
${countriesTable(countries)}
<h2 id="totals">Totals</h2>
${stackedTable('Totals by currency', totals, totalsRows(summary))}<p class="key">${totalsNote(summary)}</p>
${
  track === null
    ? null
    : markup`<h2 id="track">What came of it</h2>
<p>${track} Each country’s report has its draws.</p>
`
}${pictured.map(pictures)}`;
  return page(
    `${title}: ${headline}`,
    markup`<main>
<header>
<p class="eyebrow">${title}</p>
<h1>${headline}</h1>
<p class="lede">${countsText(summary)}.</p>
<p class="key">Decided as of ${instant(clock)}; every draw has the date of its country.</p>
${simulated === null ? null : markup`<p class="note">${simulated}</p>`}
${[...priorLines(summary), ...cashCostLines(summary)].map((line) => markup`<p class="note">${line}</p>`)}
</header>
${worstFirst(countries).map(problem)}
${contents(sections)}${sections}</main>
<footer><a href="../../${INDEX_PAGE}">All weeks</a>. Run ${runId}. Each country’s own report has its constraints, plan, past and provenance.</footer>
`,
    { script: pictured.some((evidence) => chartedDecision(evidence) !== null) ? whatIfScript : null },
  );
}

function verdict({ countries, counts: { recommended } }: WeekSummary): string {
  const open = countries.length - recommended;
  if (open > 0) return `${open} of ${countries.length} countries need${open === 1 ? 's' : ''} a person`;
  return countries.length === 1 ? 'The jackpot is decided' : `All ${countries.length} jackpots are decided`;
}

function problem(country: CountrySummary): Markup | null {
  const { status } = country;
  if (status === 'recommended') return null;
  return markup`<div class="action"><h2 class="${status}">${statusPhrase(country)}</h2>
<p>Reason: ${reasonText(country)}</p><p><a href="${reportOf(country)}">Its report</a> says what to do.</p></div>
`;
}

function pictures(evidence: CountryEvidence): Markup {
  const decided = chartedDecision(evidence);
  if (decided === null) return markup``;
  const { config, chosen, recommendation } = decided;
  const risk = yearAheadSentence(recommendation.yearAhead, recommendation.constraints);
  return markup`<section><h2 id="${drawId(decided)}">${config.country}, ${recommendation.drawDate}: ${money(chosen.jackpot, config.currency)}</h2>
${askBox(decided)}<div class="cards">${smallNetRevenueFigure(decided)}${smallResponseFigure(decided)}</div>
${risk === null ? null : markup`<p>${risk}</p>`}</section>
`;
}
