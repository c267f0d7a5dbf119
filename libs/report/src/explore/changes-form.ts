import { type Markup, markup } from '../html/markup.ts';

/** A field of the form: what it asks, the unit, and an example. */
interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
}

/** Text that a person wrote in a field, and what is wrong with it. */
export interface FieldText {
  readonly text: string;
  readonly problem: string | null;
}

export interface ChangesForm {
  /** Address that it is sent to. */
  readonly action: string;
  readonly drawDate: string;
  readonly currency: string;
  readonly companyCurrency: string;
  /** By name of the field; what is left out is empty. */
  readonly written: Readonly<Record<string, FieldText>>;
}

const fieldsOf = ({ drawDate, currency, companyCurrency }: ChangesForm): readonly Field[] => [
  { name: 'jackpot', label: `Jackpot of ${drawDate}, ${currency}`, hint: 'such as 26M; empty: the best' },
  { name: 'pinned', label: `Jackpots of later draws, ${currency}`, hint: 'such as 2026-12-26 30M, 2027-01-02 25M' },
  { name: 'cash', label: `Available cash of the company, ${companyCurrency}`, hint: 'such as 80M; empty: as it was' },
  { name: 'ratioMin', label: 'Payout ratio, at least, %', hint: 'such as 38' },
  { name: 'ratioMax', label: 'Payout ratio, at most, %', hint: 'such as 46' },
  { name: 'maxChange', label: 'Largest change of the jackpot, %', hint: 'such as 25' },
  { name: 'sales', label: 'Sales level, % of the forecast', hint: 'such as 95' },
  { name: 'marketing', label: `Marketing for ${drawDate}, ${currency}`, hint: 'such as 200k; empty: as usual' },
];

/** The form that asks for assumptions: plain fields, so that it works without a script and by the keyboard alone. */
export function changesForm(form: ChangesForm): Markup {
  const { action, written } = form;
  const alone = written['horizon']?.text === 'draw';
  return markup`<form action="${action}" method="get" class="changes">
<fieldset><legend>Assume something else</legend>
<div class="fields">${fieldsOf(form).map((field) => input(field, written[field.name]))}
<p><label for="horizon">Decide</label><select id="horizon" name="horizon"><option value="year">the draw with the year ahead</option><option value="draw"${alone ? markup` selected` : null}>the draw alone</option></select></p></div>
<p><button type="submit">Decide</button></p></fieldset></form>
`;
}

function input({ name, label, hint }: Field, { text, problem }: FieldText = { text: '', problem: null }): Markup {
  const wrong = problem === null ? null : markup` aria-invalid="true"`;
  return markup`<p><label for="${name}">${label}</label><input id="${name}" name="${name}" value="${text}" autocomplete="off" aria-describedby="${name}-hint"${wrong}><small id="${name}-hint">${problem === null ? hint : markup`<span class="failed">${problem}</span>`}</small></p>
`;
}
