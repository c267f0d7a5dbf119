export type Point = readonly [x: number, y: number];

/** A coordinate in tenths of a pixel: fine enough for the eye, and the same digits on any machine. */
export function pixel(value: number): string {
  const tenths = Math.round(value * 10);
  return String(tenths === 0 ? 0 : tenths / 10);
}

export function linePath(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${pixel(x)} ${pixel(y)}`).join('');
}

/** The area between two lines over the same places. */
export function areaPath(upper: readonly Point[], lower: readonly Point[]): string {
  return `${linePath([...upper, ...lower.toReversed()])}Z`;
}

/** A line that keeps each value until the next place. */
export function stepPath(points: readonly Point[], end: number): string {
  const steps = points.map(
    ([x, y], index) => `${index === 0 ? `M${pixel(x)} ${pixel(y)}` : `H${pixel(x)}V${pixel(y)}`}`,
  );
  return `${steps.join('')}H${pixel(end)}`;
}

/** Dots as strokes of no length: one path however many, drawn round by the line's caps. */
export function dotsPath(points: readonly Point[]): string {
  return points.map(([x, y]) => `M${pixel(x)} ${pixel(y)}h0`).join('');
}

/** Upright bars between two heights. */
export function barsPath(bars: readonly { readonly x: number; readonly from: number; readonly to: number }[]): string {
  return bars.map(({ x, from, to }) => `M${pixel(x)} ${pixel(from)}V${pixel(to)}`).join('');
}
