import { type Markup, markup } from '../html/markup.ts';
import { stackedTable } from '../html/table.ts';
import { money } from '../money.ts';
import { explorePage, type Served } from './explore-page.ts';

/** A recommendation that can be asked about. */
export interface ExploredCountry {
  readonly country: string;
  readonly drawDate: string;
  readonly jackpot: number;
  readonly currency: string;
}

/** A scenario that is kept. */
export interface KeptScenario {
  readonly name: string;
  readonly country: string;
  /** Draw of the record that it is decided on; null where that record is gone. */
  readonly drawDate: string | null;
  readonly words: readonly string[];
}

/** Page of what can be asked about, and of the scenarios that are kept. */
export function startPage(
  countries: readonly ExploredCountry[],
  scenarios: readonly KeptScenario[],
  served: Served,
): string {
  return explorePage(
    'What would change a jackpot',
    markup`<p class="lede">Choose a country, assume something else, and see what would be decided.</p>
<h2 id="countries">Countries</h2>
${stackedTable(
  'The latest recommendation of each country',
  [{ title: 'Country' }, { title: 'Draw' }, { title: 'Recommended', numeric: true }],
  countries.map(({ country, drawDate, jackpot, currency }) => [
    markup`<a href="${served.root}/country/${country}">${country}</a>`,
    drawDate,
    money(jackpot, currency),
  ]),
)}
<h2 id="scenarios">Scenarios</h2>
${scenarios.length === 0 ? markup`<p>None is kept yet: decide one, then give it a name.</p>` : chooser(scenarios, served)}`,
    served,
  );
}

function chooser(scenarios: readonly KeptScenario[], { root }: Served): Markup {
  return markup`<form action="${root}/compare" method="get"><fieldset><legend>Scenarios to set side by side</legend>
${scenarios.map(
  ({ name, country, drawDate, words }) =>
    markup`<p><label><input type="checkbox" name="scenario" value="${name}"> <strong>${name}</strong>, ${country}, ${drawDate === null ? 'whose record is gone' : `draw of ${drawDate}`}: ${words.join('; ') || 'as recommended'}</label></p>
`,
)}<p><button type="submit">Set side by side</button></p></fieldset></form>
`;
}
