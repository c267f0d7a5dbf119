import { type Markup, markup } from './markup.ts';

/** A column: its title, and whether it holds numbers, which stand to the right. */
export interface Column {
  readonly title: string;
  readonly numeric?: true;
}

type Cell = string | Markup;

/** The first cell of a row names it. */
export function table(caption: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): Markup {
  const side = (index: number) => (columns[index]?.numeric ? markup` class="n"` : null);
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ title }, index) => markup`<th scope="col"${side(index)}>${title}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first = '', ...rest]) =>
      markup`<tr><th scope="row"${side(0)}>${first}</th>${rest.map((cell, index) => markup`<td${side(index + 1)}>${cell}</td>`)}</tr>
`,
  )}</tbody>
</table></div>
`;
}

/** A table whose rows become cards on a narrow screen, so that no amount is cut. */
export function stackedTable(caption: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): Markup {
  const side = (index: number) => (columns[index]?.numeric ? markup` class="n"` : null);
  // A browser takes the roles of a table from one that is not laid out as a table, so they are said.
  return markup`<div class="scroll stacked" tabindex="0" role="region" aria-label="${caption}"><table role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(({ title }, index) => markup`<th role="columnheader" scope="col"${side(index)}>${title}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(
    ([first = '', ...rest]) =>
      markup`<tr role="row"><th role="rowheader" scope="row"${side(0)}>${first}</th>${rest.map((cell, index) => markup`<td role="cell" data-label="${columns[index + 1]?.title ?? ''}"${side(index + 1)}><span>${cell}</span></td>`)}</tr>
`,
  )}</tbody>
</table></div>
`;
}

/** A table that stays folded until someone asks for it, below what belongs to it, such as a link to its figures. */
export function foldedTable(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  above: Markup | null = null,
): Markup {
  return markup`<details><summary>${caption}</summary>
${above}${table(caption, columns, rows)}</details>
`;
}
