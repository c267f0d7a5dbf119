import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, '..');
const node = (...args: string[]) => execFileSync(process.execPath, args, { encoding: 'utf8', cwd: CLI });

test('docs/generated/aws-cost.md is what the command prints: npm run generate -- aws-cost', () => {
  const page = readFileSync(join(CLI, '../../docs/generated/aws-cost.md'), 'utf8');
  expect(page).toBe(node('src/reference/print-aws-cost.ts'));
  expect(page).toContain(node('bin/jackpot.js', 'aws', 'cost'));
});

test('--json has every sum and its lines', () => {
  const report = JSON.parse(node('bin/jackpot.js', 'aws', 'cost', '--countries', '100', '--json')) as {
    countries: number;
    countryWeek: { usd: number; lines: { usd: number }[] };
  };
  const { lines, usd } = report.countryWeek;
  expect(report.countries).toBe(100);
  expect(lines.reduce((sum, line) => sum + line.usd, 0)).toBeCloseTo(usd, 12);
});
