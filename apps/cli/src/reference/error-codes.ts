import type { ProblemCode } from '@jackpot/config-schema';
import type { FileProblem, FileWarning, Finding, SalesNote } from '@jackpot/sales-data';
import { exitCodes } from '../errors.ts';
import { markdownTable } from './markdown-table.ts';

// The compiler sees to it that each code below has its words, and that no code is made up.

const configProblems: Readonly<Record<ProblemCode, string>> = {
  unreadable: 'the file cannot be read: a broken link, a folder, no permission',
  'not-utf-8': 'the text is not UTF-8',
  'not-yaml': 'the text is no YAML',
  'tab-indentation': 'a line is indented by a tab',
  empty: 'the file says nothing',
  'too-long': 'the file is too long for a config',
  'several-documents': 'more than one YAML document',
  'duplicate-key': 'a key stands twice',
  alias: 'an anchor or alias, which a config does without',
  tag: 'a tag, which a config does without',
  'unknown-key': 'a key that no config has; the nearest one is named',
  'missing-key': 'a required key is missing',
  'wrong-type': 'such as text where a number belongs',
  'out-of-range': 'a number outside its range',
  percentage: 'a share that is written in per cent',
  'unknown-value': 'none of the values that the key may have',
  contradiction: 'two values that exclude each other',
  'country-name': "`country` is not the file's name",
  'missing-file': 'there is no `company.yaml`',
  'duplicate-file': 'the company has two configs',
  'duplicate-country': 'a country has two configs',
  'exchange-rate': "`company.yaml` has no rate for the country's currency",
  'cash-shares': 'cash shares of all countries sum to more than 1',
};

const fileProblems: Readonly<Record<FileProblem['code'], string>> = {
  'empty-file': 'the file is empty',
  'not-gzip': 'the file is not gzip',
  'other-delimiter': 'the fields are separated by something else than commas',
  'truncated-gzip': 'the gzip stream is cut off',
  'corrupt-gzip': 'the gzip stream is damaged',
  'too-large': 'the file unpacks to more than is read',
  'not-utf-8': 'the text is not UTF-8',
  'line-too-long': 'a line is longer than any row',
  'too-many-countries': 'more names of countries than any company has',
  'not-csv': "the text can't be split into rows from some line on",
  'missing-column': 'the header lacks a required column',
  'repeated-column': 'the header has a column twice',
  'repeated-header': 'the header stands again among the rows',
  'no-rows': 'a header and no rows',
};

const fileWarnings: Readonly<Record<FileWarning['code'], string>> = {
  'unknown-column': 'a column that is kept out',
  'row-without-country': 'a row that is kept out',
};

const findings: Readonly<Record<Finding['code'], string>> = {
  'field-count': 'a row has more or fewer fields than the header',
  'missing-value': 'a row lacks a required value',
  'missing-sales': 'a row has neither tickets nor sales',
  'not-a-date': 'no date of the calendar',
  'no-draw-day': "a day without a draw in the config's calendar",
  'other-calendar': 'draws in a row on days of another calendar than the config holds',
  'duplicate-draw': 'a second row for a draw',
  'future-draw': 'a draw on or after the one to decide',
  'not-a-number': 'no number',
  'out-of-range': 'a number outside its range',
  'not-whole': 'tickets that are not whole',
  'not-a-name': 'an event that is no name of a kind of draws',
  'too-many-events': 'more kinds of draws in `event` than a forecast can tell apart',
  'implausible-sales': "sales far from the country's median",
  'implausible-jackpot': "an announced jackpot far from the country's median",
  'implausible-price': "a ticket price far from the config's",
  'price-changed': "the last draws were sold at another price than the config's",
  'implausible-jackpot-paid': 'more was paid than winners explain',
  'contradictory-sales': 'sales are not tickets times price',
  'certain-jackpot-unpaid': 'a jackpot that is always won was not paid',
  'jackpots-beyond-sales': "by the config's rules a year's jackpots cost more than twice their sales",
  'too-many-draws': 'more rows of a country than any has draws',
  'too-few-draws': 'not enough draws to decide with',
  stale: 'a draw has been without a row for longer than the config allows',
};

const salesNotes: Readonly<Record<SalesNote['code'], string>> = {
  'missing-draws': 'draws without a row, taken as missing',
};

/** Names of errors in `--json` documents and the state machine; messages say what to do. */
const errorNames: Readonly<Record<string, string>> = {
  AccessDenied: 'a step asks for an object that its role on AWS may not read or write: a defect of jackpot',
  BackendError: 'native TensorFlow is required and does not load',
  CodeMissing: "a record's commit is not in this repository",
  CodeUnusable: 'the code that made a record is not here, or gives no answer that can be read',
  DataDiffers: 'a data file is not what its pointer says',
  DeploymentNotFound: 'AWS cannot be reached, refuses its caller, or has nothing deployed there',
  NotAnAnswer: 'another form than that of answers was filled in, or AWS names nobody who did',
  SamePerson: 'two different people must approve, and this one has',
  NoDrawNamed: 'a jackpot was announced for a country without a record, and no draw was named',
  CallRefused: 'the function of answers on AWS refuses what it was told, and says why',
  NoLongerWaiting: 'a recommendation was answered already, or its time to be answered is over',
  DrawAnnounced: 'a draw is asked for whose jackpot was announced already',
  DivergedError: 'a fit left the finite numbers',
  ForecastDateError: 'the model has seen the draw that it is to forecast',
  GitRefused: 'Git refused what it was asked, with its own reason',
  IncompleteModelArchive: 'a training job left no whole model',
  InputsNotPinned: 'a record of an earlier version does not say what it was decided from',
  InvalidInput: 'configs or data are wrong; every problem is listed',
  InvalidPointer: 'a `.dvc` file is not of its format',
  InvalidTrainingData: 'the sales handed to training have findings',
  MalformedAnswer: 'an answer of onboarding is not of its form',
  MappingNotFound: 'the columns or dates of a file that is imported cannot be told',
  ModelArchiveTooLarge: 'a model archive unpacks to more than a model and its evaluation ever hold',
  ModelNotApproved: 'a model that the gate rejected, or that was withdrawn, cannot be rolled back to',
  NoApprovedModel: 'the gate approved no model, and no earlier jackpot is safe to hold',
  NoSuchDraw: 'the draw that was asked for is in no calendar',
  NoCashLeft: "the other configs' shares of cash leave nothing for a new country",
  NoConfigs: 'no country is configured',
  ObjectNotFound: 'an object is not in the store',
  ObjectTooLarge: 'an object is larger than any step needs or has memory for',
  PinnedJackpotError: 'a jackpot of `plan.pinned` misses a rule, or none lead to it within `maxChange`',
  PinnedObjectDiffers: 'an input was changed after it was pinned',
  RecommendationRejected: 'a person rejected the recommendation, and no earlier jackpot is safe to hold',
  RecommendationUnanswered: 'nobody approved the recommendation in time, and no earlier jackpot is safe to hold',
  RecordChanged: 'objects that a record pins are missing or changed; every one is listed',
  RemoteUnavailable: 'a remote of DVC cannot be reached, or refuses',
  RevisionConflict: 'somebody else wrote this revision of a record first',
  SalesEncodingError: 'pinned sales are not of their format',
  ServiceUnavailable: 'a service of AWS was throttled, failed or did not answer; the state machine tries again',
  SolverError: 'the solver of the plan ended without an answer',
  StorageFailure: 'a file cannot be written: the disk is full, or the folder is not writable',
  TooFewRowsError: "fewer rows than the gate's draws and a first fit need",
  TrainingError: 'any failure of training',
  TrainingInterrupted:
    'a training job was told to end; what it had fitted is kept, and a job started again goes on from there',
  TrainingJobFailed: 'a training job failed, with its own reason',
  UnknownCountry: 'a country is asked for that has no config',
  UnknownRecord: 'no record has that name, or it is not of the kind that is asked for',
  UnknownRemote: "DVC's config has no such remote, or one of a kind that only DVC can use",
  UnreadableSource: 'a file that is imported holds no table that can be read',
  UnsupportedDefinition: 'the state machine uses a field that the local interpreter does not know',
  UnusableData: 'the sales have findings, and no earlier jackpot is safe to hold',
  UsageError: 'the command was called wrongly',
  WrongEnvironment: 'a Lambda function lacks an environment variable, or it is not of its form',
  WrongKindOfModel: 'the model is of another kind of demand than the config: an earlier jackpot is held',
  WorkspaceHeld: 'another run holds the workspace',
  WorkspaceUnusable: "the workspace's database cannot be opened",
};

const exitCodeMeanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  done: 'done',
  defect: 'a defect of jackpot: please report it',
  usage: 'wrong usage',
  invalidInput: 'invalid config or data (`weekly`: only if no country can start)',
  notAllRecommended: 'the run finished, at least one country is not `recommended`',
  workspaceHeld: 'another run holds the workspace',
  machine: 'the machine: disk, memory, a workspace that cannot be used',
};

export function configProblemTable(): string {
  return codeTable('code', configProblems);
}

export function dataProblemTable(): string {
  const rows = [
    ...rowsOf(fileProblems).map((row) => [...row, 'the file is refused']),
    ...rowsOf(findings).map((row) => [...row, "the country's data is refused"]),
    ...[...rowsOf(fileWarnings), ...rowsOf(salesNotes)].map((row) => [...row, 'told, and the run goes on']),
  ];
  return markdownTable(['code', 'what is wrong', 'what follows'], rows);
}

export function errorNameTable(): string {
  return codeTable('name', errorNames);
}

export function exitCodeTable(): string {
  const rows = Object.entries(exitCodes).map(([name, code]) => [
    String(code),
    exitCodeMeanings[name as keyof typeof exitCodes],
  ]);
  return markdownTable(['code', 'what it says'], rows);
}

function codeTable(title: string, meanings: Readonly<Record<string, string>>): string {
  return markdownTable([title, 'what is wrong'], rowsOf(meanings));
}

function rowsOf(meanings: Readonly<Record<string, string>>): string[][] {
  return Object.entries(meanings).map(([code, meaning]) => [`\`${code}\``, meaning]);
}
