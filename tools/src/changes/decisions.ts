import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';

const week = z.object({
  countries: z.array(
    z.object({
      country: z.string(),
      status: z.string(),
      drawDate: z.string().nullish(),
      jackpot: z.number().nullish(),
      currency: z.string().nullish(),
      expectedNetRevenue: z.number().nullish(),
    }),
  ),
});

/** One line a country, as people compare it. */
export type Decisions = ReadonlyMap<string, string>;

/** The next week's decisions, by a tree's own code, configs and data. @throws Error with what the command printed */
export function decide(tree: string): Decisions {
  const workspace = mkdtempSync(join(tmpdir(), 'jackpot-decisions-'));
  const jackpot = join(tree, 'node_modules/.bin/jackpot');
  const args = ['weekly', '--draw-date', 'next', '--json', '--workspace', workspace];
  try {
    const { stdout, stderr } = spawnSync(jackpot, args, { cwd: tree, encoding: 'utf8' });
    if (stdout === '') throw new Error(stderr);
    return new Map(week.parse(JSON.parse(stdout)).countries.map((decision) => [decision.country, lineOf(decision)]));
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

function lineOf({
  status,
  drawDate,
  jackpot,
  currency,
  expectedNetRevenue,
}: z.infer<typeof week>['countries'][number]) {
  const money = (amount: number) => `${currency ?? ''} ${Math.round(amount).toLocaleString('en-GB')}`;
  return [
    `${drawDate ?? 'no draw'}: ${status}`,
    ...(jackpot == null ? [] : [money(jackpot)]),
    ...(expectedNetRevenue == null ? [] : [`earns ${money(expectedNetRevenue)}`]),
  ].join(', ');
}

/** A table of the countries whose decision differs, and a line on the others. */
export function changedDecisions(before: Decisions, now: Decisions): string {
  const countries = [...new Set([...before.keys(), ...now.keys()])].sort();
  const changed = countries.filter((country) => before.get(country) !== now.get(country));
  const same = `Unchanged: ${countries.filter((country) => !changed.includes(country)).join(', ') || 'none'}.`;
  if (changed.length === 0) return same;
  const row = (country: string) => `| ${country} | ${before.get(country) ?? '–'} | ${now.get(country) ?? '–'} |`;
  return ['| country | before | now |', '| --- | --- | --- |', ...changed.map(row), '', same].join('\n');
}
