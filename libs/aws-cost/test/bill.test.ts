import { bill, countryWeek, deployedInventory, idleMonth, limitsOf, line } from '../src/index.ts';

test('a bill is the sum of its lines, and leaves out what is not used', () => {
  const { lines, usd } = bill([line('alarms', 20, 'alarmMetric'), line('keys', 0, 'kmsKey')]);
  expect(lines.map(({ what }) => what)).toEqual(['alarms']);
  expect(usd).toBeCloseTo(2, 12);
});

test('a NAT gateway or an interface endpoint shows in the idle month at once', () => {
  const { usd } = idleMonth(deployedInventory, true);
  expect(idleMonth({ ...deployedInventory, natGateways: 1 }, true).usd - usd).toBeCloseTo(32.85, 6);
  expect(idleMonth({ ...deployedInventory, interfaceEndpoints: 1 }, true).usd - usd).toBeCloseTo(7.3, 6);
});

test('an idle month stays within USD 5; by list prices six alarms take it to USD 5.05', () => {
  expect(idleMonth(deployedInventory, true).usd).toBeLessThanOrEqual(5);
  expect(idleMonth(deployedInventory, false).usd).toBeCloseTo(5.05, 10);
});

test('a country costs no more beside many others: only the part of the run shrinks', () => {
  const [few, many] = [4, 10_000].map((countries) => countryWeek(deployedInventory, countries, 5).usd) as [
    number,
    number,
  ];
  expect(many).toBeLessThan(few);
  expect(few - many).toBeLessThan(0.002);
});

test('a Lambda whose time nobody stated is not free', () => {
  const lambdaMemoryMB = { ...deployedInventory.lambdaMemoryMB, archiver: 1024 };
  expect(() => countryWeek({ ...deployedInventory, lambdaMemoryMB }, 4, 5)).toThrow('archiver');
});

test('four countries meet every limit; ten ask for more instances than a new account has; a hundred thousand do not fit the time of a run until more run at once', () => {
  const broken = (countries: number, mapConcurrency = 40) =>
    limitsOf({ ...deployedInventory, mapConcurrency }, countries)
      .filter(({ holds }) => !holds)
      .map(({ what }) => what);
  expect(broken(4)).toEqual([]);
  expect(broken(10)).toEqual(['training jobs at once']);
  expect(broken(1000)).toEqual(
    expect.arrayContaining(['subscriptions with a filter', 'e-mails a second to a reader of all']),
  );
  expect(broken(100_000)).toContain('run');
  expect(broken(100_000, 200)).not.toContain('run');
});

test('histories and payloads do not grow with the countries', () => {
  const needs = (countries: number) =>
    limitsOf(deployedInventory, countries)
      .filter(({ what }) => /history|input/.test(what))
      .map((limit) => limit.needs);
  expect(needs(10)).toHaveLength(3);
  expect(needs(10_000)).toEqual(needs(10));
});

test('a metric of our own is billed for the hours in which it is sent, and shared by the countries of a run', () => {
  const hours = (countries: number) =>
    countryWeek(deployedInventory, countries, 5).lines.find(({ what }) => what === 'custom metrics')?.quantity ?? 0;
  const functions = Object.keys(deployedInventory.lambdaMemoryMB).length;
  expect(hours(1)).toBe(functions * 2 + deployedInventory.logMetrics);
  expect(hours(4)).toBe(hours(1) / 4);
  expect(hours(10_000) * 10_000).toBeCloseTo(hours(1) * 20, 6);
});
