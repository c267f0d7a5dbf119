import { approvalText } from '../approval-text.ts';
import type { CountryEvidence } from '../evidence.ts';
import { type Markup, markup } from '../html/markup.ts';
import { capital } from '../money.ts';
import { deadlineText } from '../status-text.ts';
import { code } from './command-block.ts';

/** People and programs that decided, agreed and have to act, by when, and the record that keeps it. */
export function whoAnswers({ summary, metadata }: CountryEvidence): Markup {
  const deadline = deadlineText(summary);
  const approval = metadata?.approval ?? null;
  const lines = [
    ...(metadata?.model
      ? [
          markup`The program proposed it, with version ${metadata.model.version} of the country’s model; no person chose the amount.`,
        ]
      : []),
    approval === null
      ? summary.status === 'awaiting-approval'
        ? markup`Nobody has answered for it yet: it waits for approval.`
        : summary.status === 'failed'
          ? markup`Nothing was recommended: whoever announces a jackpot by hand answers for it.`
          : markup`Nobody was asked to approve it: whoever announces it answers for it.`
      : markup`${capital(approvalText(approval))}.`,
    ...(deadline === null ? [] : [markup`${deadline}.`]),
    markup`It is kept as record ${code(summary.recordId)}; what is announced in fact is recorded beside it.`,
  ];
  return markup`<ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>
`;
}
