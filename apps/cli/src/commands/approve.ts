import { plainText } from '@jackpot/config-schema';
import { userInfo } from 'node:os';
import { approvalText, capital, money } from '@jackpot/report';
import type { Command } from 'commander';
import { Console } from '../output/console.ts';
import { type ExitCode, exitCodes } from '../errors.ts';
import { shared, workspaceOption } from '../shared-options.ts';
import { type Answered, approveRecord } from '../weekly-run/approve-record.ts';
import type { SystemOptions } from '../records/system.ts';
import { withWorkspace } from '../records/with-workspace.ts';
import type { Approval } from '@jackpot/decision';

interface ApproveOptions extends SystemOptions {
  readonly reason: string;
  readonly reject?: boolean;
  readonly by?: string;
  readonly json?: boolean;
}

export function addApprove(program: Command): void {
  program
    .command('approve')
    .summary('approves or rejects a recommendation that waits')
    .description(
      'Approves a recommendation that waits because its config says `approval: { required: true }`; it becomes the record.\n' +
        'Rejected, or answered after its deadline, an earlier jackpot is held where that is safe. Who and why is recorded.',
    )
    .argument('<id>', 'id of the recommendation, as history lists it')
    .addOption(shared.reason('why').makeOptionMandatory())
    .option('--reject', 'reject it')
    .addOption(shared.by())
    .addOption(shared.workspace())
    .addOption(shared.aws())
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot approve england-2026-11-28 --reason "agreed with marketing"')
    .action(async (id: string, options: ApproveOptions) => {
      process.exitCode = await approve(id, options);
    });
}

async function approve(id: string, options: ApproveOptions): Promise<ExitCode> {
  const { workspace, reason, reject, by = userInfo().username, json, aws } = options;
  const verdict = reject === true ? 'rejected' : 'approved';
  if (aws === true) return approveOnAws(id, { verdict, reason }, json ?? false);
  await withWorkspace(workspace, () => Promise.resolve());
  const clock = { now: () => new Date() };
  const answered = await approveRecord(workspace, id, { verdict, by, reason }, clock);
  new Console(json ?? false).result(answerDocument(answered), answerText(answered, workspace));
  return isAsAsked(answered) ? exitCodes.done : exitCodes.notAllRecommended;
}

/** The execution that waits goes on by itself, so what it leads to is not known here yet. */
async function approveOnAws(id: string, asked: Pick<Approval, 'verdict' | 'reason'>, json: boolean): Promise<ExitCode> {
  // The SDK takes long to load.
  const { answerOnAws } = await import('../aws/answer.ts');
  const { record, answer } = await answerOnAws(id, asked);
  const { country, drawDate } = record;
  new Console(json).result(
    { id: record.id, country, drawDate, answer },
    `${capital(approvalText(answer))}\nThe weekly run goes on with ${country}, draw of ${drawDate}; its readers are told what it led to.`,
  );
  return exitCodes.done;
}

function answerDocument({ answer, record }: Answered): object {
  const { status, reason, jackpot, currency } = record.summary;
  return {
    id: record.id,
    country: record.country,
    drawDate: record.drawDate,
    status,
    reason,
    jackpot,
    currency,
    answer,
  };
}

/** One line, and where to look. */
export function answerText({ answer, record }: Answered, workspace: string): string {
  const { status, reason, jackpot, currency } = record.summary;
  const amount = jackpot === null || currency === null ? 'no jackpot' : money(jackpot, currency);
  return [
    answer === null
      ? 'The answer came after the deadline, so it does not count.'
      : plainText(`${answer.verdict} by ${answer.by}: ${answer.reason}`),
    `${record.country}: ${amount} for ${record.drawDate}, ${status}${reason === null ? '' : `: ${reason}`}`,
    `Next: npx jackpot show ${record.id}${workspaceOption(workspace)}`,
  ].join('\n');
}

function isAsAsked({ answer, record: { summary } }: Answered): boolean {
  return answer !== null && summary.status === (answer.verdict === 'approved' ? 'recommended' : 'held');
}
