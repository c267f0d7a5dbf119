/**
 * Sees after a deployment that what was deployed starts: every function answers an input on which it does nothing else, and the
 * state machine is active. Nothing of a week is run: `npm run smoke`, with the credentials of the account.
 */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askAws } from './delivery/aws.ts';
import { named } from './delivery/prefix.ts';
import { runProgram } from './delivery/program.ts';

const FUNCTIONS = ['week-opener', 'data-validator', 'quality-gate', 'optimiser', 'notifier', 'answers'];
const folder = mkdtempSync(join(tmpdir(), 'jackpot-smoke-'));

/** Fault of a function; null where it answers as it should. */
function findingOf(app: string): string | null {
  const answer = join(folder, app);
  const payload = ['--cli-binary-format', 'raw-in-base64-out', '--payload', '{"smokeTest":true}', answer];
  const { FunctionError } = askAws(['lambda', 'invoke', '--function-name', named(app), ...payload]) as {
    FunctionError?: string;
  };
  const text = readFileSync(answer, 'utf8');
  return FunctionError === undefined && text === '{"smokeTest":"passed"}' ? null : `${named(app)} answers ${text}`;
}

function stateMachine(): string | null {
  const { Account } = askAws(['sts', 'get-caller-identity']) as { Account: string };
  const arn = `arn:aws:states:${process.env['AWS_REGION'] ?? ''}:${Account}:stateMachine:${named('weekly')}`;
  const { status } = askAws(['stepfunctions', 'describe-state-machine', '--state-machine-arn', arn]) as {
    status: string;
  };
  return status === 'ACTIVE' ? null : `${named('weekly')} is ${status}`;
}

await runProgram(() => {
  const findings = [...FUNCTIONS.map(findingOf), stateMachine()].filter((finding) => finding !== null);
  for (const finding of findings) console.error(`${finding}: see its log, and roll back (docs/operations.md)`);
  if (findings.length > 0) process.exitCode = 1;
  else console.log(`${FUNCTIONS.length} functions and the state machine answer.`);
});
