import { type Markup, markup } from '../html/markup.ts';
import { pixel } from './path.ts';
import { type Interval, linearScale, roundTicks, type Scale, type Tick } from './scale.ts';

/** Size of a chart in pixels: one for wide screens and paper, one for phones. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A chart's plotting area with its scales. */
export interface Frame {
  readonly size: Size;
  readonly x: Scale;
  readonly y: Scale;
}

const LEFT = 44;
const RIGHT = 14;
const BOTTOM = 38;

/** A frame below `top` pixels of titles and labels. */
export function frame(size: Size, x: Interval, y: Interval, top: number, bottom = BOTTOM): Frame {
  return {
    size,
    x: linearScale(x, [LEFT, size.width - RIGHT]),
    y: linearScale(y, [size.height - bottom, top]),
  };
}

/** The unit in which an axis's amounts are written, so that ticks stay short. */
interface AxisUnit {
  readonly size: number;
  readonly name: string;
}

export function moneyUnit(values: readonly number[], currency: string): AxisUnit {
  const largest = Math.max(...values.map(Math.abs));
  if (largest >= 2e6) return { size: 1e6, name: `${currency} million` };
  return largest >= 2e3 ? { size: 1e3, name: `${currency} thousand` } : { size: 1, name: currency };
}

export function valueTicks(domain: Interval, most: number, unit: AxisUnit): Tick[] {
  return roundTicks(domain, most).map((value) => ({ value, label: shortNumber(value / unit.size) }));
}

export function percentTicks(domain: Interval, most: number): Tick[] {
  return roundTicks(domain, most).map((value) => ({ value, label: shortNumber(100 * value) }));
}

function shortNumber(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 3 }).replace('-', '−');
}

/** Horizontal grid lines with their values, and the title of the axis, at the chart's top where not told otherwise. */
export function yAxis({ x, y }: Frame, ticks: readonly Tick[], title: string, titleAt = 12): Markup {
  const [left, right] = x.range;
  const lines = ticks.map(({ value }) => `M${pixel(left)} ${pixel(y.at(value))}H${pixel(right)}`).join('');
  return markup`<path class="grid" d="${lines}"/>${ticks.map(
    ({ value, label }) =>
      markup`<text class="tick end" x="${pixel(left - 8)}" y="${pixel(y.at(value) + 4)}">${label}</text>`,
  )}<text class="axis" x="2" y="${pixel(titleAt)}">${title}</text>`;
}

/** Values below the plotting area, and the title of the axis under them. */
export function xAxis({ x, y }: Frame, ticks: readonly Tick[], title: string): Markup {
  const [bottom] = y.range;
  const marks = ticks.map(({ value }) => `M${pixel(x.at(value))} ${pixel(bottom)}v5`).join('');
  return markup`<path class="rule" d="M${pixel(x.range[0])} ${pixel(bottom)}H${pixel(x.range[1])}${marks}"/>${ticks.map(
    ({ value, label }) =>
      markup`<text class="tick middle" x="${pixel(x.at(value))}" y="${pixel(bottom + 18)}">${label}</text>`,
  )}<text class="axis end" x="${pixel(x.range[1])}" y="${pixel(bottom + 34)}">${title}</text>`;
}

/** A mark's name beside it: on the right where there is room, else on the left. */
export function label({ size }: Frame, x: number, y: number, text: string, className = ''): Markup {
  return x + 10 + textWidth(text) <= size.width
    ? markup`<text class="name ${className}" x="${pixel(x + 9)}" y="${pixel(y)}">${text}</text>`
    : markup`<text class="name end ${className}" x="${pixel(x - 9)}" y="${pixel(y)}">${text}</text>`;
}

const CHARACTER = 6.6;

/** About how wide a chart's text is; whole letters of the browser's own font are not known here. */
export function textWidth(text: string): number {
  return CHARACTER * text.length;
}

/** A chart as a picture with a name and a description for those who can't see it. */
export function picture({ width, height }: Size, title: string, description: string, content: Markup): Markup {
  return markup`<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"><title>${title}</title><desc>${description}</desc>${content}</svg>`;
}
