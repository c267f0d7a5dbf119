import * as z from 'zod';
import type { Decided } from './decide-again.ts';
import { runElsewhere } from './run-elsewhere.ts';

/** Part read of another version's `reproduce --json`. It must stay as it is: versions to come read this one's. */
const answer = z.union([
  z.object({ recomputed: z.object({ text: z.string() }) }),
  z.object({ failure: z.string() }),
  z.object({ error: z.object({ message: z.string() }) }),
]);

/** Decides again with the code of another checkout. */
export async function decideElsewhere(checkout: string, name: string, place: string): Promise<Decided> {
  const parsed = answer.safeParse(await runElsewhere(checkout, 'reproduce', name, '--from', place, '--this-code'));
  if (!parsed.success) return { failure: `the code of ${checkout} gave no answer that can be read` };
  if ('recomputed' in parsed.data) return parsed.data.recomputed;
  return { failure: 'failure' in parsed.data ? parsed.data.failure : parsed.data.error.message };
}
