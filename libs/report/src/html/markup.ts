/** Text that is markup already; a template escapes all other text. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | readonly Part[] | null;

/** A template of HTML or SVG. Strings are escaped, markup is kept, lists are joined, null is nothing. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.reduce((text, string, index) => `${text}${render(parts[index - 1] ?? null)}${string}`));
}

function render(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string') return escape(part);
  if (typeof part === 'number') return String(part);
  return part.map(render).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A number that must not part from its unit at the end of a line: `42.3 %`, `GBP 20,000,000`, `SEK 1 = EUR 0.087`. */
const UNIT_SPACE = /(?<=\d) (?=%)|(?<=\b[A-Z]{3}) (?=\d)|(?<=\d) (?== [A-Z]{3} \d)|(?<=\d =) (?=[A-Z]{3} \d)/g;

function escape(text: string): string {
  return text.replaceAll(UNIT_SPACE, '\u00a0').replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
