import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { withoutGitVariables } from '@jackpot/platform/local';

/** Runs the command of another checkout, with its own code in a process of its own. @returns its JSON document, or null */
export async function runElsewhere(checkout: string, ...args: string[]): Promise<unknown> {
  const command = join(checkout, 'apps/cli/bin/jackpot.js');
  const env = withoutGitVariables();
  const child = spawn(process.execPath, [command, ...args, '--json'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    return JSON.parse(await text(child.stdout)) as unknown;
  } catch {
    return null;
  }
}
