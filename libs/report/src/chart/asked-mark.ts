import { type Markup, markup } from '../html/markup.ts';
import type { Frame } from './frame.ts';
import { pixel } from './path.ts';

/** Mark of the jackpot that the reader asks about: hidden until the page's script puts it at its place, by the scales that it carries. */
export function askedMark({ x, y }: Frame, of: 'objective' | 'sales', figures: string): Markup {
  const scale = (axis: Frame['x']) => [...axis.domain, ...axis.range].join(' ');
  return markup`<g class="asked" visibility="hidden" data-figures="${figures}" data-of="${of}" data-x="${scale(x)}" data-y="${scale(y)}"><path d="M0 ${pixel(y.range[1])}V${pixel(y.range[0])}"/><circle r="5.5"/></g>`;
}
