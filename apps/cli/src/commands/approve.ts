import { plainText } from '@jackpot/config-schema';
import { userInfo } from 'node:os';
import { approvalText, capital, money } from '@jackpot/report';
import { type Command, Option } from 'commander';
import { announcedDocument, announcedText } from '../announcing/announced-text.ts';
import { parsePositiveAmount } from '../inputs/amount.ts';
import { Console } from '../output/console.ts';
import { type ExitCode, exitCodes } from '../errors.ts';
import { shared, workspaceOption } from '../shared-options.ts';
import { type Answer, type Answered, approveRecord } from '../weekly-run/approve-record.ts';
import type { SystemOptions } from '../records/system.ts';
import { withWorkspace } from '../records/with-workspace.ts';

const systemClock = { now: () => new Date() };

interface ApproveOptions extends SystemOptions {
  readonly reason: string;
  readonly reject?: boolean;
  readonly announce?: string;
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
    .argument('<id>', 'its country, or its id as history lists it')
    .addOption(shared.reason('why').makeOptionMandatory())
    .addOption(new Option('--reject', 'reject it').conflicts('announce'))
    .option('--announce <amount>', 'yes, but this jackpot is announced instead: approves it, and records that')
    .addOption(shared.by())
    .addOption(shared.workspace())
    .addOption(shared.aws())
    .addOption(shared.json())
    .addHelpText(
      'after',
      '\nExamples:\n  $ npx jackpot approve england-2026-11-28 --reason "agreed with marketing"\n' +
        '  $ npx jackpot approve england --announce 21M --reason "a round number"',
    )
    .action(async (id: string, options: ApproveOptions) => {
      process.exitCode = await approve(id, options);
    });
}

async function approve(id: string, options: ApproveOptions): Promise<ExitCode> {
  const { workspace, reason, reject, by = userInfo().username, json, aws } = options;
  const verdict = reject === true ? 'rejected' : 'approved';
  const announce = options.announce === undefined ? null : parsePositiveAmount('--announce', options.announce);
  if (aws === true) return approveOnAws(id, { verdict, reason, announce }, json ?? false);
  await withWorkspace(workspace, () => Promise.resolve());
  const answered = await approveRecord(workspace, id, { verdict, by, reason, announce }, systemClock);
  new Console(json ?? false).result(answerDocument(answered), answerText(answered, workspace));
  return isAsAsked(answered) ? exitCodes.done : exitCodes.notAllRecommended;
}

const SECOND_PERSON = 'It waits for the approval of a second person.';

/** The execution that waits goes on by itself, so what it leads to is not known here yet. */
async function approveOnAws(id: string, asked: Omit<Answer, 'by'>, json: boolean): Promise<ExitCode> {
  // The SDK takes long to load.
  const { answerOnAws } = await import('../aws/answer.ts');
  const { record, answer, counts, announced } = await answerOnAws(id, asked);
  const { country, drawDate } = record;
  const next = counts
    ? `The weekly run goes on with ${country}, draw of ${drawDate}; its readers are told what it led to.`
    : SECOND_PERSON;
  new Console(json).result(
    { id: record.id, country, drawDate, answer, counts, announced: announced && announcedDocument(announced) },
    `${announced === null ? '' : `${announcedText(announced, null)}\n`}${capital(approvalText(answer))}\n${next}`,
  );
  return counts ? exitCodes.done : exitCodes.notAllRecommended;
}

function answerDocument({ answer, record, waitsFor, announced }: Answered): object {
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
    waitsFor,
    announced: announced && announcedDocument(announced),
  };
}

/** One line, and where to look. */
export function answerText({ answer, record, waitsFor, announced }: Answered, workspace: string): string {
  const { status, reason, jackpot, currency } = record.summary;
  const amount = jackpot === null || currency === null ? 'no jackpot' : money(jackpot, currency);
  return [
    answer === null
      ? 'The answer came after the deadline, so it does not count.'
      : plainText(`${answer.verdict} by ${answer.by}: ${answer.reason}`),
    ...(waitsFor === 'second person' ? [SECOND_PERSON] : []),
    `${record.country}: ${amount} for ${record.drawDate}, ${status}${reason === null ? '' : `: ${reason}`}`,
    announced === null
      ? `Next: npx jackpot show ${record.id}${workspaceOption(workspace)}`
      : announcedText(announced, workspace),
  ].join('\n');
}

function isAsAsked({ answer, record: { summary } }: Answered): boolean {
  return answer !== null && summary.status === (answer.verdict === 'approved' ? 'recommended' : 'held');
}
