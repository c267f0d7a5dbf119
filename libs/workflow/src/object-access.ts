/** Objects that one may list, read and write, by patterns of keys in which `*` is any text. */
export interface ObjectAccess {
  /** Prefixes. Without any (no s3:ListBucket), reading a missing object fails as AccessDenied, not as NotFound. */
  readonly lists: readonly string[];
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

/** Files of records: they are written once, which the bucket's policy insists on. Their names may end with a digest. */
export const RECORD_FILES = [
  'runs/*/*/recommendation*.json',
  'runs/*/*/metadata*.json',
  'runs/*/*/report*.html',
] as const;
const INPUTS = ['runs/*/inputs/config.json', 'runs/*/inputs/sales.csv.gz'];
const PUBLISHED = [...RECORD_FILES, 'runs/*/report.html'];
const NOTIFIED = 'runs/*/notified.json';

/**
 * Access of each step to objects. Its role on AWS is made from this, and its store on a laptop refuses the rest, so that
 * a step which asks for more fails before it is deployed.
 */
export const objectAccess = {
  'week-opener': {
    lists: ['configs/*', 'runs/'],
    // The champion's model, what an earlier run was killed before publishing, this week's list, and what each run came to.
    reads: [
      ...['configs/*', 'data/*', 'recommendations/*', 'runs/*/model/model.json', 'runs/*/inputs/config.json'],
      ...[...PUBLISHED, NOTIFIED, 'runs/*/week.json', 'runs/*/summary.json', 'runs/*/index-line.json'],
    ],
    writes: [
      ...['recommendations/*', 'runs/*/inputs/*', 'runs/*/week.json', 'runs/*/countries.json', 'runs/*/cash.json'],
      ...[NOTIFIED, 'runs/*/summary.json', 'runs/*/report.html', 'runs/*/*/report*.html'],
      ...['runs/*/index-line.json', 'index.html'],
    ],
  },
  'data-validator': { lists: [], reads: INPUTS, writes: ['runs/*/validation.json'] },
  training: {
    lists: ['runs/*/inputs/*', 'runs/*/checkpoints*'],
    reads: ['runs/*/inputs/*', 'runs/*/checkpoints/*'],
    writes: ['runs/*/training/*', 'runs/*/checkpoints/*'],
  },
  'quality-gate': {
    lists: [],
    reads: ['runs/*/inputs/config.json', 'runs/*/training/*/output/model.tar.gz', 'runs/*/model/*'],
    writes: ['runs/*/model/model.json', 'runs/*/model/evaluation.json'],
  },
  optimiser: {
    // Last week's objects explain this week's decision; one that is gone is told from one that is refused.
    lists: ['runs/*'],
    reads: [
      ...[
        ...INPUTS,
        'runs/*/inputs/company.json',
        'runs/*/open-draws.json',
        'runs/*/cash.json',
        'runs/*/validation.json',
      ],
      ...['runs/*/model/model.json', 'runs/*/recommendation.json', 'runs/*/metadata.json'],
    ],
    // Not among the inputs: those are what the run began with.
    writes: ['runs/*/decision.json', 'runs/*/2*/open-draws.json'],
  },
  answers: {
    lists: [],
    // What was decided tells which constraints an announcement misses, the config whether two people must approve.
    reads: [
      ...['runs/*/approval-request.json', 'runs/*/first-approval.json', 'runs/*/inputs/config.json'],
      'runs/*/recommendation*.json',
    ],
    writes: ['runs/*/first-approval.json'],
  },
  notifier: {
    // For a 404 where nothing is published yet.
    lists: ['recommendations/*'],
    // A report is made from the inputs, the decision and the evaluation; the model looks back on what came of earlier ones.
    reads: [
      ...[...INPUTS, 'runs/*/decision.json', 'runs/*/model/evaluation.json', 'runs/*/model/model.json'],
      ...[...PUBLISHED, NOTIFIED, 'recommendations/*'],
    ],
    writes: [...PUBLISHED, NOTIFIED, 'runs/*/approval-request.json', 'recommendations/*'],
  },
} as const satisfies Readonly<Record<string, ObjectAccess>>;

/** Tells whether a key matches one of the patterns. */
export function matchesKey(patterns: readonly string[], key: string): boolean {
  return patterns.some((pattern) => {
    const [start = '', ...parts] = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${[start, ...parts].join('.*')}$`, 's').test(key);
  });
}
