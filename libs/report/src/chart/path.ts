export type Point = readonly [x: number, y: number];

/** A coordinate in tenths of a pixel: fine enough for the eye, and the same digits on any machine. */
export function pixel(value: number): string {
  const tenths = Math.round(value * 10);
  return String(tenths === 0 ? 0 : tenths / 10);
}

export function linePath(points: readonly Point[]): string {
  return needed(points)
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${pixel(x)} ${pixel(y)}`)
    .join('');
}

/** Pixels by which a line may miss a point, too few to be seen. */
const UNSEEN = 0.15;

/** The points that a line needs, of points whose x only rises or only falls: those near which it passes without them are left out. */
function needed(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  let from = 0;
  points.forEach((point, index) => {
    const next = points[index + 1];
    const passed = points.slice(from + 1, index + 1);
    const start = points[from];
    if (index > 0 && start && next && passed.every((one) => distance(one, start, next) < UNSEEN)) return;
    kept.push(point);
    from = index;
  });
  return kept;
}

/** Distance from a point to the line through two others, in pixels. */
function distance([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const length = Math.hypot(dx, dy);
  return length === 0 ? Math.hypot(x - fromX, y - fromY) : Math.abs(dx * (y - fromY) - dy * (x - fromX)) / length;
}

/** The area between two lines over the same places. */
export function areaPath(upper: readonly Point[], lower: readonly Point[]): string {
  return `${linePath(upper)}${linePath(lower.toReversed()).replace('M', 'L')}Z`;
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
