import { type Markup, markup } from './markup.ts';

/** A question that the reader has, with the parts that answer it; nothing where no part has anything to say. */
export function question(id: string, title: string, parts: readonly Markup[]): Markup {
  return parts.every(({ text }) => text === '')
    ? markup``
    : markup`<h2 id="${id}">${title}</h2>
${parts}`;
}

/** A part under a heading and an anchor of its own. */
export function part(id: string, title: string, content: Markup): Markup {
  return markup`<section id="${id}"><h3>${title}</h3>
${content}</section>
`;
}

/** A part that stays folded until someone asks for it, on paper too. */
export function foldedPart(id: string, title: string, content: Markup): Markup {
  return markup`<details class="part" id="${id}"><summary><h3>${title}</h3></summary>
${content}</details>
`;
}
