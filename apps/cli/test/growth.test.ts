import { growth } from '../bench/growth.ts';

const run = (count: number, cpuSeconds: number, peakMebibytes: number) => ({ count, cpuSeconds, peakMebibytes });
const kept = (...runs: Parameters<typeof growth>[0]) => growth(runs).map((verdict) => verdict.kept);

test('what a run costs whatever the countries is no growth', () => {
  const verdicts = growth([run(1, 3 + 5, 200), run(10, 3 + 50, 260), run(100, 3 + 500, 280)]);
  expect(verdicts.map(({ kept }) => kept)).toEqual([true, true, true]);
  expect(verdicts[0]?.verdict).toContain('3.00 s');
});

test('a country that costs more the more there are, and memory that grows beyond ten, are told', () => {
  expect(kept(run(1, 8, 200), run(10, 53, 260), run(100, 53 + 90 * 5.6, 280))).toEqual([true, false, true]);
  expect(kept(run(1, 8, 200), run(10, 53, 260), run(100, 53 + 90 * 5.4, 287))).toEqual([true, true, false]);
  expect(kept(run(1, 8, 200), run(10, 53, 260), run(100, 53 + 90 * 4.4, 260))).toEqual([true, false, true]);
});

test('one size alone, or two small ones, prove nothing', () => {
  expect(kept(run(1, 8, 200))).toEqual([]);
  expect(kept(run(1, 8, 200), run(4, 20, 400))).toEqual([true]);
});
