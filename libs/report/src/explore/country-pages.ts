import type { CountryEvidence } from '../evidence.ts';
import { type Markup, markup } from '../html/markup.ts';
import { command } from '../country/command-block.ts';
import { constraintsSection } from '../country/constraints.ts';
import { chartedDecision } from '../country/charted-decision.ts';
import { netRevenueFigure } from '../country/net-revenue.ts';
import { planSection } from '../country/plan.ts';
import { responseFigure } from '../country/response.ts';
import { trackSection } from '../country/track.ts';
import { money } from '../money.ts';
import { type ChangesForm, changesForm } from './changes-form.ts';
import { comparedDecisions, type NamedDecision } from './compared-decisions.ts';
import { explorePage, type Served } from './explore-page.ts';

/** Page that asks what to assume about a country's draw. */
export function askPage(country: string, recommended: NamedDecision, form: ChangesForm, served: Served): string {
  return explorePage(
    `${country}, draw of ${form.drawDate}`,
    markup`${comparedDecisions('As it was recommended', [recommended])}${changesForm(form)}`,
    served,
  );
}

/** Page while it is decided; it asks again by itself. */
export function decidingPage(words: readonly string[], progress: string, served: Served): string {
  return explorePage(
    'Deciding',
    markup`<p class="lede">Assumed: ${words.join('; ')}.</p>
<p role="status">${progress}. This page shows the decision once it is made.</p>`,
    { ...served, refreshSeconds: 1 },
  );
}

/** A scenario's decision, and what goes with it on its page. */
export interface DecidedScenario {
  readonly words: readonly string[];
  readonly recommended: NamedDecision;
  readonly scenario: NamedDecision;
  readonly evidence: CountryEvidence;
  readonly form: ChangesForm;
  /** Address that its name is sent to, with what was asked. */
  readonly keep: {
    readonly action: string;
    readonly recordId: string;
    readonly query: string;
    readonly problem: string | null;
  };
}

/** Page of a decision under other assumptions: against what was recommended, on the report's own charts. */
export function decidedPage(
  { words, recommended, scenario, evidence, form, keep }: DecidedScenario,
  served: Served,
): string {
  const { config, recommendation } = scenario;
  const { country, currency } = config;
  const { jackpot, drawDate } = recommendation;
  return explorePage(
    `${country}: ${money(jackpot, currency)}`,
    markup`<p class="lede">Assumed: ${words.join('; ') || 'nothing else'}.</p>
${recommendation.status === 'infeasible' ? markup`<p class="note">No jackpot keeps every constraint under these assumptions.</p>` : null}
${comparedDecisions('Against what was recommended', [recommended, scenario])}
${charts({ ...evidence, config, recommendation })}
<h2 id="keep">Keep it</h2>
<form action="${keep.action}" method="post"><input type="hidden" name="record" value="${keep.recordId}"><input type="hidden" name="query" value="${keep.query}">
<p><label for="name">Name of the scenario</label> <input id="name" name="name" autocomplete="off" aria-describedby="name-hint"> <button type="submit">Keep</button></p>
<p class="key" id="name-hint">${keep.problem ?? 'Lower-case words joined by hyphens, such as less-cash.'}</p></form>
<h2 id="act">To act on it</h2>
<p>This page changes nothing. To announce this jackpot, or to answer a recommendation that waits:</p>
${command(`npx jackpot announce ${country} ${jackpot} --draw-date ${drawDate} --by NAME --reason TEXT`)}${command(`npx jackpot approve ${evidence.summary.recordId} --reason TEXT`)}
<h2 id="again">Ask again</h2>
${changesForm(form)}`,
    served,
  );
}

function charts(evidence: CountryEvidence): Markup {
  const decided = chartedDecision(evidence);
  if (decided === null) return markup``;
  return markup`<h2 id="why">Why this jackpot</h2>
${netRevenueFigure(decided)}${responseFigure(decided)}${constraintsSection(decided)}${planSection(decided)}`;
}

/** Page of several scenarios, side by side. */
export function comparePage(
  decisions: readonly (NamedDecision & { readonly words: readonly string[] })[],
  { waiting, failures }: { readonly waiting: string | null; readonly failures: readonly string[] },
  served: Served,
): string {
  return explorePage(
    'Scenarios side by side',
    markup`${waiting === null ? null : markup`<p role="status">${waiting}</p>`}${failures.map((failure) => markup`<p class="note">${failure}</p>`)}${
      decisions.length === 0
        ? null
        : markup`${comparedDecisions('Each beside the first', decisions)}
<ul>${decisions.map(({ name, words }) => markup`<li><strong>${name}</strong>: ${words.join('; ') || 'as recommended'}</li>`)}</ul>`
    }`,
    waiting === null ? served : { ...served, refreshSeconds: 1 },
  );
}

/** Page of what came of the recommendations of every country so far. */
export function trackPage(evidences: readonly CountryEvidence[], served: Served): string {
  const sections = evidences.map((evidence) => {
    const section = trackSection(evidence);
    return markup`<h2 id="${evidence.summary.country}">${evidence.summary.country}</h2>
${section.text === '' ? markup`<p>No earlier recommendation of it is known.</p>` : section}`;
  });
  return explorePage('What came of it', markup`${sections}`, served);
}

/** Page that says what is wrong with an address or an answer. */
export function problemPage(problem: string, served: Served): string {
  return explorePage('That did not work', markup`<p class="note">${problem}</p>`, served);
}
