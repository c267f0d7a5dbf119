import { codeChange, explainChange } from '@jackpot/optimiser/step';
import * as z from 'zod';
import { InvalidInput, UsageError } from '../errors.ts';
import type { RecordPlace } from './record-place.ts';
import type { RecordedDecision } from './recorded-decision.ts';
import { CodeMissing, recordedCheckout } from './recorded-checkout.ts';
import { runElsewhere } from './run-elsewhere.ts';
import { REPOSITORY, isThisCode, thisCode } from './this-code.ts';
import { type Change, change } from '@jackpot/decision';

/** Part read of another version's `diff --json`. It must stay as it is: versions to come read this one's. */
const answer = z.object({ change });

export interface ExplanationRequest {
  /** Records in either order: the earlier draw is explained into the later one. */
  readonly records: readonly [RecordedDecision, RecordedDecision];
  readonly place: RecordPlace;
  readonly withThisCode: boolean;
  readonly note: (line: string) => void;
}

/** Explains how one record's decision became another's, by the code of the later one. */
export async function explainRecords(
  request: ExplanationRequest,
): Promise<{ earlier: RecordedDecision; later: RecordedDecision; change: Change }> {
  const { records, place, withThisCode } = request;
  const [earlier, later] = records.toSorted((a, b) => (momentOf(a) < momentOf(b) ? -1 : 1));
  if (earlier === undefined || later === undefined) throw new TypeError('two records are compared');
  if (earlier.metadata.country !== later.metadata.country)
    throw new UsageError(`${earlier.id} and ${later.id}: expected two records of one country`);
  if (!withThisCode && !isThisCode(later.metadata.code, thisCode()))
    return { earlier, later, change: await explainElsewhere(earlier, later, request) };
  const code = codeChange(earlier.metadata.code, withThisCode ? thisCode() : later.metadata.code);
  return { earlier, later, change: await explainChange(earlier, later, place.store, { code, byThisCode: false }) };
}

function momentOf({ metadata: { drawDate, publishedAt } }: RecordedDecision): string {
  return `${drawDate} ${publishedAt}`;
}

async function explainElsewhere(
  earlier: RecordedDecision,
  later: RecordedDecision,
  { place, note }: ExplanationRequest,
): Promise<Change> {
  try {
    const checkout = recordedCheckout(REPOSITORY, later.metadata.code.commit ?? '', note);
    const document = await runElsewhere(
      checkout,
      'diff',
      earlier.name,
      later.name,
      '--from',
      place.address,
      '--this-code',
    );
    const parsed = answer.safeParse(document);
    if (parsed.success) return parsed.data.change;
    throw new InvalidInput([`the code of ${checkout} gave no answer that can be read: compare with --this-code`]);
  } catch (error) {
    if (!(error instanceof CodeMissing)) throw error;
    throw new InvalidInput([`${error.message}; or compare with this checkout's code: --this-code`]);
  }
}
