import { changeSentence, changeTableHead, changeTableRows } from '../change-text.ts';
import type { CountryEvidence } from '../evidence.ts';
import { type Markup, markup } from '../html/markup.ts';
import { part } from '../html/section.ts';
import { foldedTable } from '../html/table.ts';

/** Section on the change from the last decision, cause by cause; nothing where there is none to compare with. */
export function sinceLastSection({ summary: { sinceLast, currency } }: CountryEvidence): Markup {
  if (sinceLast === null || currency === null) return markup``;
  const numeric = true as const;
  const columns = changeTableHead.map((title, index) =>
    index === 1 || index === 2 ? { title, numeric } : { title: title === '' ? 'cause' : title },
  );
  const rows = changeTableRows(sinceLast, currency).map(([cause = '', ...cells]) => [
    markup`<span class="whole">${cause}</span>`,
    ...cells,
  ]);
  return part(
    'since-last',
    `Since the draw of ${sinceLast.drawDate}`,
    markup`<p>The jackpot: ${changeSentence(sinceLast, currency)}.</p>
${foldedTable('What each cause changed, exchanged one at a time in this order', columns, rows)}`,
  );
}
