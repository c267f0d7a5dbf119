import { Markup, markup } from './markup.ts';

const TITLED_SECTION = /<h2 id="([^"]+)">([^<]*)<\/h2>/g;

/** Links to the sections of a page that have an id, in their order; nothing where there are fewer than two. */
export function contents(sections: Markup): Markup {
  const found = [...sections.text.matchAll(TITLED_SECTION)];
  if (found.length < 2) return markup``;
  // Ids and titles come out of markup: they are escaped already.
  const links = found.map(([, id = '', title = '']) => new Markup(`<li><a href="#${id}">${title}</a></li>`));
  return markup`<nav class="contents" aria-label="Sections of this page"><ul>${links}</ul></nav>
`;
}
