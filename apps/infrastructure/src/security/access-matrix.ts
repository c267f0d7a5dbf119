import { type RoleOfTemplate, type Statement, texts } from '../template.ts';
import type { Argument } from './argument.ts';
import { markdownTable } from './markdown-table.ts';

/** Role × action × resource, a section a role and a line a statement. */
export function accessMatrix(roles: readonly RoleOfTemplate[], arguments_: readonly Argument[]): string {
  return roles
    .map((role) => {
      const own = arguments_.filter(({ construct }) => construct.startsWith(`${role.stack}/`));
      const rows = role.statements.map((statement) => row(statement, own));
      return [`### ${role.name}`, '', markdownTable(['may', 'on', 'only', 'why a pattern'], rows)].join('\n');
    })
    .join('\n\n');
}

function row(statement: Statement, own: readonly Argument[]): string[] {
  const resources = texts(statement.Resource);
  const reasons = own.filter(({ rule }) => resources.some((name) => rule === `AwsSolutions-IAM5[Resource::${name}]`));
  return [
    code(texts(statement.Action)),
    code(resources.map(shortArn)),
    conditions(statement.Condition),
    [...new Set(reasons.map(({ reason }) => reason))].join(' '),
  ];
}

const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(' ');

/** Without what is the same everywhere: partition, region, account. */
function shortArn(name: string): string {
  return name
    .replace(/^arn:<AWS::Partition>:/, '')
    .replace('<AWS::Region>:<AWS::AccountId>:', ':')
    .replace('jackpot-<AWS::AccountId>-<AWS::Region>', 'BUCKET')
    .replaceAll('<AWS::AccountId>', 'ACCOUNT')
    .replaceAll('<AWS::Region>', 'REGION');
}

function conditions(condition: Statement['Condition'] = {}): string {
  return Object.values(condition)
    .flatMap((keys) => Object.entries(keys))
    .map(([key, values]) => `\`${key}\` ${code(texts(values).map(shortArn))}`)
    .join('; ');
}
