import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** The commit that made the records. */
export const MADE_BY = '963ff21952e8fc71a5823d16ce326207be55a0f0';

/**
 * Records that the commit made of England, by draw: the README's decision, two more of one week and a coarse grid, of which one
 * was approved, one that still waits for approval, a held and a failed one.
 */
export const recorded = {
  waiting: 'england-2026-11-07-6586639f',
  oneWeek: 'england-2026-11-14-87b06c51',
  approved: 'england-2026-11-21-4b066003',
  ofReadme: 'england-2026-11-28-0c427e6d',
  held: 'england-2026-12-05-d2096b9d',
  failed: 'england-2026-12-12-d216005a',
};

/** Unpacks that workspace into a temporary folder. @returns the folder */
export function earlierWorkspace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-'));
  const archive = brotliDecompressSync(readFileSync(join(import.meta.dirname, '963ff21.tar.br')));
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  return folder;
}
