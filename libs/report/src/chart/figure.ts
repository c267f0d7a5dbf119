import { type Markup, markup } from '../html/markup.ts';
import { picture, type Size } from './frame.ts';

/** A chart with its caption and the table of its figures. */
interface Figure {
  /** Its anchor, where something leads to it. */
  readonly id?: string;
  readonly title: string;
  /** Sentence about the chart, computed from its data. */
  readonly sentence: string;
  /** Key to its marks. */
  readonly key: string;
  readonly height: number;
  readonly draw: (size: Size) => Markup;
  readonly table: Markup;
}

const WIDE = 820;
const NARROW = 360;

/** Drawn for wide screens and for narrow ones; the style sheet shows the one that fits. */
export function figure({ id, title, sentence, key, height, draw, table }: Figure): Markup {
  const drawn = (width: number) => picture({ width, height }, title, sentence, draw({ width, height }));
  return markup`<figure${id === undefined ? null : markup` id="${id}"`}>
<h3>${title}</h3>
<div class="wide">${drawn(WIDE)}</div>
<div class="narrow">${drawn(NARROW)}</div>
<figcaption><strong>${sentence}</strong> <span class="key">${key}</span></figcaption>
${table}
</figure>
`;
}

/** One drawing that fits half a wide screen and all of a narrow one. */
export function smallFigure({ title, sentence, height, draw, table }: Omit<Figure, 'id' | 'key'>): Markup {
  const size = { width: NARROW, height };
  return markup`<figure>
${picture(size, title, sentence, draw(size))}
<figcaption>${sentence}</figcaption>
${table}
</figure>
`;
}
