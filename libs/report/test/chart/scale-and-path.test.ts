import { linearScale, monthTicks, roundDomain, roundTicks } from '../../src/chart/scale.ts';
import { linePath } from '../../src/chart/path.ts';

test('ticks are round, inside the domain, and no more than asked for', () => {
  expect(roundTicks([0, 10], 5)).toEqual([0, 2, 4, 6, 8, 10]);
  for (const [low, high] of [
    [0.0001, 0.0042],
    [5e6, 50e6],
    [-3, 7],
    [-0.5, -0.1],
  ] as const) {
    const ticks = roundTicks([low, high], 6);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThanOrEqual(7);
    for (const tick of ticks) expect(tick).toBeGreaterThanOrEqual(low - 1e-9);
    for (const tick of ticks) expect(tick).toBeLessThanOrEqual(high + 1e-9);
  }
});

test('a domain holds its values, and zero where zero is near', () => {
  expect(roundDomain([1, 9])[0]).toBe(0);
  const [low, high] = roundDomain([101.2, 103.9]);
  expect(low).toBeGreaterThan(0);
  expect(low).toBeLessThanOrEqual(101.2);
  expect(high).toBeGreaterThanOrEqual(103.9);
  expect(roundDomain([5, 5]).every(Number.isFinite)).toBe(true);
});

test('a scale maps its domain onto its range', () => {
  const scale = linearScale([10, 20], [100, 0]);
  expect([10, 15, 20].map((value) => scale.at(value))).toEqual([100, 50, 0]);
});

test('months are marked on their first day, January by its year', () => {
  const ticks = monthTicks('2026-11-28', '2027-02-06', 12);
  expect(ticks.map(({ label }) => label)).toEqual(['Dec', '2027', 'Feb']);
  expect(new Date(86_400_000 * (ticks[1]?.value ?? 0)).toISOString()).toBe('2027-01-01T00:00:00.000Z');
});

test('a line leaves out the points that it passes by without them, and no corner', () => {
  const curve = Array.from({ length: 181 }, (_, x) => [x, (x * x) / 200] as const);
  const drawn = [...linePath(curve).matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  );
  expect(drawn.length).toBeLessThan(60);
  for (const [x, y] of curve) {
    const end = drawn.findIndex(([at]) => at >= x);
    const [[fromX, fromY], [toX, toY]] = [drawn[Math.max(0, end - 1)] ?? [0, 0], drawn[end] ?? [0, 0]];
    const there = toX === fromX ? toY : fromY + ((x - fromX) / (toX - fromX)) * (toY - fromY);
    expect(Math.abs(there - y)).toBeLessThan(0.5);
  }
  expect(
    linePath([
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 1],
      [4, 0],
    ]),
  ).toBe('M0 0L2 0L3 1L4 0');
});
