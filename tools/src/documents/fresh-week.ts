import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './documented-blocks.ts';

/** Module that reuses what was trained from the same sources and data. */
const REMEMBERED = pathToFileURL(join(ROOT, 'apps/cli/test/remembered-training.ts'));

/** Output of `npm run weekly` in a fresh clone. */
export interface FreshWeek {
  readonly stdout: string;
  /** The report of a country, as a file. */
  readonly report: (country: string) => string;
  /** Runs the command there. @returns what it prints @throws Error where it fails */
  readonly jackpot: (...args: readonly string[]) => string;
}

/** Runs it with the demonstration's cash, as a reader of the README does. @throws Error where it fails */
export function freshWeek(): FreshWeek {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { weekly: string } };
  const [, ...weekly] = scripts.weekly.split(' ');
  const clone = mkdtempSync(join(tmpdir(), 'jackpot-readme-'));
  for (const folder of ['configs', 'data']) symlinkSync(join(ROOT, folder), join(clone, folder));
  const env = {
    ...process.env,
    FORCE_COLOR: '0',
    JACKPOT_AVAILABLE_CASH: undefined,
    NODE_OPTIONS: `--import=${REMEMBERED.href}`,
  };
  const jackpot = (...args: readonly string[]) => {
    const command = [join(ROOT, 'apps/cli/bin/jackpot.js'), ...args];
    const { stdout, stderr, status } = spawnSync(process.execPath, command, { cwd: clone, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`jackpot ${args.join(' ')} ended with ${status}: ${stderr}`);
    return stdout;
  };
  const published = join(clone, '.jackpot/recommendations');
  const report = (country: string) => {
    const [draw = ''] = readdirSync(join(published, country));
    return join(published, country, draw, 'report.html');
  };
  return { stdout: jackpot(...weekly), report, jackpot };
}
