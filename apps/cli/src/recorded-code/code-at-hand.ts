import { change } from '@jackpot/decision';
import { CodeMissing, recordedCheckout } from '@jackpot/platform/local';
import type { CodeAtHand, OtherCode, RepeatedDecision } from '@jackpot/reproduction';
import * as z from 'zod';
import { runElsewhere } from './run-elsewhere.ts';
import { REPOSITORY, thisCode } from './this-code.ts';

// Parts read of another version's `--json`. They must stay as they are: versions to come read this one's.
const reproduction = z.union([
  z.object({ recomputed: z.object({ text: z.string() }) }),
  z.object({ failure: z.string() }),
  z.object({ error: z.object({ message: z.string() }) }),
]);
const comparison = z.object({ change });

/** This checkout's code, and that of other commits by checkouts in the user's cache. `place`: where records are, as `--from` takes it. */
export function codeAtHand(place: string, note: (line: string) => void): CodeAtHand {
  return {
    version: thisCode(),
    folder: REPOSITORY,
    at: (commit) => {
      try {
        return codeOf(recordedCheckout(REPOSITORY, commit, note), place);
      } catch (error) {
        if (error instanceof CodeMissing) return { missing: error.message };
        throw error;
      }
    },
  };
}

function codeOf(folder: string, place: string): OtherCode {
  const where = ['--from', place, '--this-code'];
  return {
    folder,
    decide: async (record) => asDecision(await runElsewhere(folder, 'reproduce', record, ...where), folder),
    explain: async (earlier, later) => {
      const parsed = comparison.safeParse(await runElsewhere(folder, 'diff', earlier, later, ...where));
      return parsed.success ? parsed.data.change : null;
    },
  };
}

function asDecision(answer: unknown, folder: string): RepeatedDecision {
  const parsed = reproduction.safeParse(answer);
  if (!parsed.success) return { failure: `the code of ${folder} gave no answer that can be read` };
  if ('recomputed' in parsed.data) return parsed.data.recomputed;
  return { failure: 'failure' in parsed.data ? parsed.data.failure : parsed.data.error.message };
}
