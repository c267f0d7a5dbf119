import { type RoleOfTemplate, type Statement, texts } from '../template.ts';
import { markdownTable } from './markdown-table.ts';

/** Role × action × resource, a section a role and a line a statement. */
export function accessMatrix(roles: readonly RoleOfTemplate[]): string {
  return roles
    .map((role) => {
      const rows = role.statements.map((statement, index) => [...row(statement), role.arguments[index] ?? '']);
      return [`### ${role.name}`, '', markdownTable(['may', 'on', 'only', 'why a pattern'], rows)].join('\n');
    })
    .join('\n\n');
}

function row(statement: Statement): string[] {
  return [
    code(texts(statement.Action)),
    code(texts(statement.Resource).map(shortArn)),
    conditions(statement.Condition),
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

/** Each with its operator: `IfExists` lets a request pass that has no such key, `ForAllValues` one that has no value. */
function conditions(condition: Statement['Condition'] = {}): string {
  return Object.entries(condition)
    .flatMap(([operator, keys]) => Object.entries(keys).map(([key, values]) => ({ operator, key, values })))
    .map(({ operator, key, values }) => `\`${key}\` ${operator} ${code(texts(values).map(shortArn))}`)
    .join('; ');
}
