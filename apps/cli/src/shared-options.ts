import { join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';

const DEFAULT_WORKSPACE = '.jackpot';

/** A word that a shell takes as it is typed; one with spaces or signs is quoted. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Option that the next command needs to find the same workspace. */
export function workspaceOption(workspace: string): string {
  return workspace === DEFAULT_WORKSPACE ? '' : ` --workspace ${shellWord(workspace)}`;
}

/** Parses a reason, which may not be blank: it is what a reader finds in the record years later. */
function reasonText(text: string): string {
  const reason = text.trim();
  if (reason === '') throw new InvalidArgumentError('expected a reason, found nothing but spaces');
  return reason;
}

/** A record's argument, where it is one of a workspace or a bucket. */
export const RECORD = 'a country for its latest record, it and a draw (england-2026-11-28), or an id of history';

/** Options that mean the same in every command that takes them. */
export const shared = {
  config: () => new Option('--config <file>', "the country's config, instead of its name; company.yaml lies beside it"),
  configs: () => new Option('--configs <dir>', 'folder of COUNTRY.yaml files and company.yaml').default('configs'),
  data: () => new Option('--data <file>', 'sales data').default(join('data', 'lottery_sales.csv.gz')),
  /** The country's earlier place, where it is an argument now. */
  country: () => new Option('--country <name>', 'the same as the argument').hideHelp(),
  model: () =>
    new Option('--model <dir>', "folder with model.json, as train writes it (default: the workspace's approved model)"),
  drawDate: () =>
    new Option(
      '--draw-date <date>',
      'decide this draw, as of the last run before its jackpot must be public; "next": as of the first run after the last row of ' +
        'the data; "today": as of this machine\'s clock (default: next)',
    ),
  availableCash: () => new Option('--available-cash <amount>', "the company's available cash, in its currency"),
  workspace: () =>
    new Option('--workspace <dir>', 'where records, models and e-mails are kept').default(DEFAULT_WORKSPACE),
  aws: () =>
    new Option(
      '--aws',
      'what is deployed on AWS, instead of a workspace; who does it is whose credentials these are',
    ).conflicts(['workspace', 'by']),
  from: () =>
    new Option('--from <address>', 'a bucket (s3://NAME) or a copy of it in a folder, instead of a workspace'),
  thisCode: () => new Option('--this-code', "decide with this checkout's code, whatever code the record was made by"),
  reason: (why: string) => new Option('--reason <text>', why).argParser(reasonText),
  by: () => new Option('--by <name>', "who decides it (default: this machine's user)"),
  json: () => new Option('--json', 'print one JSON document'),
};
