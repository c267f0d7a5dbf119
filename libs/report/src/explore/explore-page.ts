import { type Markup, markup } from '../html/markup.ts';
import { page } from '../html/page.ts';

/** Place of a page among those that are served: `root` is the address of the first one, its token included. */
export interface Served {
  readonly root: string;
  readonly refreshSeconds?: number;
}

/** A served page: its title, a way back, and what it says. */
export function explorePage(title: string, content: Markup, { root, refreshSeconds }: Served): string {
  return page(
    title,
    markup`<main>
<nav class="contents" aria-label="Pages"><ul><li><a href="${root}/">All countries and scenarios</a></li><li><a href="${root}/track">Track record</a></li></ul></nav>
<h1>${title}</h1>
${content}</main>
<footer>Nothing here announces, approves or changes a record: scenarios are kept beside the records and decide nothing.</footer>
`,
    { served: true, ...(refreshSeconds !== undefined && { refreshSeconds }) },
  );
}
