import { type IndexLine, runKeys, type WeekSummary } from '@jackpot/workflow';
import { markup } from '../html/markup.ts';
import { page } from '../html/page.ts';
import { stackedTable } from '../html/table.ts';
import { instant } from '../instant.ts';
import { countsText, runTitle } from '../week-table.ts';

export function indexLineOf(summary: WeekSummary): IndexLine {
  const { runId, clock, counts } = summary;
  return { runId, clock, counts, title: runTitle(summary) };
}

/** `index.html`: the report of every run, the latest on top. It stands beside the folder of the runs. */
export function indexPage(lines: readonly IndexLine[]): string {
  const latestFirst = lines.toSorted((a, b) => (`${b.clock} ${b.runId}` < `${a.clock} ${a.runId}` ? -1 : 1));
  return page(
    'All weeks',
    markup`<main>
<h1>All weeks</h1>
<p class="lede">The report of each run, the latest first. The reports of its countries follow from there.</p>
${stackedTable(
  'Every run; each name leads to its report',
  [{ title: 'Run' }, { title: 'Decided as of' }, { title: 'How its countries ended' }],
  latestFirst.map((line) => [
    markup`<a href="${runKeys.report(line.runId)}">${line.title}</a><small>${line.runId}</small>`,
    instant(line.clock),
    countsText(line),
  ]),
)}</main>
`,
  );
}
