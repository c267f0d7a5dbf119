import { coverageTable } from '../src/coverage-table.ts';

const file = (lines: number, branches: number) => ({
  lines: { total: 10, covered: lines },
  branches: { total: 4, covered: branches },
});

test('coverage is told by package, the least first; files beside the packages, and their total, are left out', () => {
  const table = coverageTable({
    total: file(1, 1),
    'libs/report/src/a.ts': file(10, 4),
    'libs/report/src/b.ts': file(5, 1),
    'apps/cli/src/c.ts': file(3, 0),
    'tools/src/d.ts': file(0, 0),
    'libs/ports/src/index.ts': { lines: { total: 0, covered: 0 }, branches: { total: 0, covered: 0 } },
  });
  expect(table.split('\n').slice(2)).toEqual([
    '| apps/cli | 30.0 % | 0.0 % |',
    '| libs/report | 75.0 % | 62.5 % |',
    '| libs/ports | 100.0 % | 100.0 % |',
  ]);
});
