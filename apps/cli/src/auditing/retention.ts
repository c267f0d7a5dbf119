import { KEPT_DAYS } from '@jackpot/workflow';
import { markdownTable } from '../reference/markdown-table.ts';

/** Kind of data: how long it is kept, and whom it names. */
interface KeptKind {
  readonly kind: string;
  readonly onAws: string;
  readonly personal: string;
}

const ALWAYS = 'always: no role may delete or change it';

/** Kinds of data that the product keeps. A workspace on a laptop keeps each until somebody deletes its folder. */
const keptKinds: readonly KeptKind[] = [
  {
    kind: 'records: recommendation, metadata, report',
    onAws: ALWAYS,
    personal: 'names of who approved, rejected or superseded, with their reasons',
  },
  { kind: 'announcements', onAws: ALWAYS, personal: 'names of who announced, with their reasons' },
  {
    kind: 'inputs and outputs of runs: config, sales, cash, model',
    onAws: 'no end is set',
    personal: "readers' e-mail addresses, in the config",
  },
  {
    kind: 'models in the registry',
    onAws: 'no end is set',
    personal: 'names of who rolled back, with their reasons',
  },
  {
    kind: 'earlier versions of an object',
    onAws: `${KEPT_DAYS.earlierVersions} days after it was written over`,
    personal: 'as the object',
  },
  { kind: 'subscriptions of readers', onAws: 'until the reader leaves', personal: "readers' e-mail addresses" },
  { kind: 'e-mails', onAws: 'not kept', personal: "readers' e-mail addresses, in a workspace's outbox" },
  { kind: 'logs of steps and training', onAws: `${KEPT_DAYS.logs} days`, personal: 'who answered or announced' },
  { kind: 'log of access to objects', onAws: `${KEPT_DAYS.accessLog} days`, personal: 'whose credentials they were' },
];

const notes: readonly string[] = [
  'A workspace on a laptop keeps all of it until its folder is deleted. Data about players is never asked for: sales are sums of a draw.',
  'A name in a record is part of the evidence and stays with it. Who must not appear by name answers as a function: --by on a laptop, ' +
    "the session's name of the role on AWS.",
];

/** A table of Markdown, a row a kind, and what to know beside it. */
export function retention(): string {
  const rows = keptKinds.map(({ kind, onAws, personal }) => [kind, onAws, personal]);
  return [markdownTable(['kind', 'kept on AWS', 'personal data'], rows), ...notes].join('\n\n');
}
