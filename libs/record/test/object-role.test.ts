import { inputOf, outputOf, roleOf } from '../src/index.ts';

const sha256 = '0'.repeat(64);

test('an input is what its role says, wherever it lies', () => {
  const sales = { key: 'runs/r/england/inputs/rows.bin', sha256, role: 'sales' as const };
  const misleading = { key: 'runs/r/england/inputs/sales.csv.gz', sha256, role: 'champion' as const };
  expect(inputOf([misleading, sales], 'sales')).toBe(sales);
  expect(inputOf([misleading], 'sales')).toBeNull();
});

test.each([
  ['runs/r/england/inputs/config.json', 'config'],
  ['runs/r/england/inputs/sales.csv.gz', 'sales'],
  ['runs/r/england/inputs/open-draws.json', 'openDraws'],
  ['runs/r/cash.json', 'cash'],
  ['runs/earlier/england/recommendation.json', 'earlier'],
  ['runs/r/england/inputs/xcash.json', null],
])('of a record without roles, %s is %s', (key, role) => {
  expect(roleOf({ key, sha256 })).toBe(role);
});

test('an output is what its role says; of a record without roles its file tells', () => {
  const page = { key: 'runs/r/england/page.html', sha256, role: 'report' as const };
  const misleading = { key: 'runs/r/england/report.html', sha256, role: 'model' as const };
  const old = { key: 'runs/r/england/report.html', sha256 };
  expect(outputOf([misleading, page], 'report')).toBe(page);
  expect(outputOf([misleading], 'report')).toBeNull();
  expect(outputOf([old], 'report')).toBe(old);
});
