import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import type { Decided } from './decide-again.ts';

/** What is read of the other version's `reproduce --json`. It must stay as it is: versions to come read this one's. */
const answer = z.union([
  z.object({ recomputed: z.object({ text: z.string() }) }),
  z.object({ failure: z.string() }),
  z.object({ error: z.object({ message: z.string() }) }),
]);

/** Decides again with the code of another checkout: its own command, in a process of its own. */
export async function decideElsewhere(checkout: string, id: string, place: string): Promise<Decided> {
  const command = join(checkout, 'apps/cli/bin/jackpot.js');
  const child = spawn(process.execPath, [command, 'reproduce', id, '--from', place, '--this-code', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const parsed = answer.safeParse(parseJson(await text(child.stdout)));
  if (!parsed.success) return { failure: `the code of ${checkout} gave no answer that can be read` };
  if ('recomputed' in parsed.data) return parsed.data.recomputed;
  return { failure: 'failure' in parsed.data ? parsed.data.failure : parsed.data.error.message };
}

function parseJson(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return null;
  }
}
