/** Writes the shipped sales data: `npm run make-data -- OUT.csv.gz`. Equal code and configs give equal bytes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CountryConfig, formatProblem, parseCountryConfig } from '@jackpot/config-schema';
import { writeGzipText } from '@jackpot/sales-data';
import { salesCsv, shippedCountries, shippedPast } from '@jackpot/simulator';

const CONFIGS = join(import.meta.dirname, '../../configs');

function readConfig(country: string): CountryConfig {
  const name = join(CONFIGS, `${country}.yaml`);
  const parsed = parseCountryConfig({ name, text: readFileSync(name, 'utf8') });
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => formatProblem(problem)).join('\n'));
  return parsed.value;
}

const [out] = process.argv.slice(2);
if (out === undefined) {
  console.error('usage: npm run make-data -- OUT.csv.gz');
  process.exitCode = 2;
} else {
  const draws = new Map(shippedCountries.map((country) => [country, shippedPast(country, readConfig(country))]));
  writeFileSync(out, writeGzipText(salesCsv(draws)));
}
