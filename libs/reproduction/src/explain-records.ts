import type { Change } from '@jackpot/decision';
import type { ObjectStore } from '@jackpot/ports';
import { codeChange, explainChange } from '@jackpot/recommendation';
import { UnknownRecord } from '@jackpot/record';
import { type CodeAtHand, mayHaveMade } from './code-at-hand.ts';
import type { RecordedDecision } from './recorded-decision.ts';

interface ExplanationRequest {
  /** Records in either order: the earlier draw is explained into the later one. */
  readonly records: readonly [RecordedDecision, RecordedDecision];
  readonly store: ObjectStore;
  readonly code: CodeAtHand;
  /** Explains with this code, whatever code made the later record. */
  readonly withThisCode: boolean;
}

/**
 * Explains how one record's decision became another's, by the code of the later one.
 * @throws UnknownRecord where the records are of two countries, CodeUnusable where the later one's code gives no explanation
 */
export async function explainRecords({
  records,
  store,
  code,
  withThisCode,
}: ExplanationRequest): Promise<{ earlier: RecordedDecision; later: RecordedDecision; change: Change }> {
  const [one, two] = records;
  const [earlier, later] = momentOf(one) <= momentOf(two) ? [one, two] : [two, one];
  if (earlier.metadata.country !== later.metadata.country)
    throw new UnknownRecord(`${earlier.id} and ${later.id}: expected two records of one country`);
  if (!withThisCode && !mayHaveMade(later.metadata.code, code.version))
    return { earlier, later, change: await explainElsewhere(earlier, later, code) };
  const differs = codeChange(earlier.metadata.code, withThisCode ? code.version : later.metadata.code);
  return { earlier, later, change: await explainChange(earlier, later, store, { code: differs, byThisCode: false }) };
}

/** The code that made a record cannot be had, or says nothing that can be read. */
export class CodeUnusable extends Error {
  override readonly name = 'CodeUnusable';
  readonly kind = 'input';
}

function momentOf({ metadata: { drawDate, publishedAt } }: RecordedDecision): string {
  return `${drawDate} ${publishedAt}`;
}

async function explainElsewhere(earlier: RecordedDecision, later: RecordedDecision, code: CodeAtHand): Promise<Change> {
  const other = code.at(later.metadata.code.commit ?? '');
  if ('missing' in other) throw new CodeUnusable(`${other.missing}; or compare with this checkout's code: --this-code`);
  const change = await other.explain(earlier.name, later.name);
  if (change !== null) return change;
  throw new CodeUnusable(`the code of ${other.folder} gave no answer that can be read: compare with --this-code`);
}
