import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RoleOfTemplate, texts } from '../template.ts';

/** Parliament reads policies as AWS evaluates them, so references become an example's values. */
const EXAMPLE: Readonly<Record<string, string>> = {
  '<AWS::Partition>': 'aws',
  '<AWS::Region>': 'eu-west-1',
  '<AWS::AccountId>': '111122223333',
  'jackpot-key-arn': 'arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-0000-0000-000000000000',
  'jackpot-cash-secret-arn': 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:jackpot/available-cash-000000',
};

/**
 * Actions that its definitions of 2021 know otherwise than AWS does: executions of Standard workflows are `execution:MACHINE:NAME`, they are
 * listed by state machine, and an answer to a task is judged by its own.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html
 */
const OTHER_RESOURCES = ['states:DescribeExecution', 'states:ListExecutions', 'states:SendTaskSuccess'];
/** A key of 2025: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html */
const NEW_CONDITION = 'Unknown condition lambda:InvokedViaFunctionUrl for action lambda:InvokeFunction';

interface Finding {
  readonly issue: string;
  readonly detail: string | readonly { readonly action: string }[];
}

function isOutdated(line: string): boolean {
  const { issue, detail } = JSON.parse(line) as Finding;
  if (typeof detail === 'string') return issue === 'UNKNOWN_CONDITION_FOR_ACTION' && detail === NEW_CONDITION;
  return issue === 'RESOURCE_MISMATCH' && detail.every(({ action }) => OTHER_RESOURCES.includes(action));
}

/** Findings of parliament in the roles' policies, one line each. */
export function parliamentFindings(bin: string, roles: readonly RoleOfTemplate[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-policies-'));
  try {
    for (const { name, statements } of roles)
      writeFileSync(
        join(folder, `${name}.json`),
        JSON.stringify({ Version: '2012-10-17', Statement: exemplify(statements) }),
      );
    const { stdout, stderr, status } = spawnSync(join(bin, 'parliament'), ['--directory', folder, '--json'], {
      encoding: 'utf8',
    });
    const lines = stdout.split('\n').filter((line) => line !== '');
    if (status !== 0 && lines.length === 0) throw new Error(`parliament: ${stderr}`);
    return lines.filter((line) => !isOutdated(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same policy with an example's value in place of each reference. */
function exemplify(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(exemplify);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (entries.some(([name]) => name === 'Ref' || name.startsWith('Fn::'))) return exampleOf(texts(value).join());
  return Object.fromEntries(entries.map(([name, member]) => [name, exemplify(member)]));
}

function exampleOf(text: string): string {
  return Object.entries(EXAMPLE)
    .reduce((filled, [reference, value]) => filled.replaceAll(reference, value), text)
    .replace(/^<(\w+)\.Arn>$/, 'arn:aws:sqs:eu-west-1:111122223333:$1');
}
