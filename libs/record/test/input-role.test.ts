import { inputOf, roleOf } from '../src/index.ts';

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
