import { changedDecisions } from '../src/changes/decisions.ts';
import { changedTemplates } from '../src/changes/templates.ts';

test('a decision that differs is shown before and after, the others by name', () => {
  const before = new Map([
    ['england', '2026-11-28: recommended, GBP 20,000,000'],
    ['sweden', '2026-11-28: held'],
    ['wales', '2026-11-28: failed'],
  ]);
  const now = new Map([
    ['england', '2026-11-28: recommended, GBP 21,000,000'],
    ['norway', '2026-11-28: recommended, NOK 5,000,000'],
    ['sweden', '2026-11-28: held'],
  ]);
  expect(changedDecisions(before, now).split('\n').slice(2)).toEqual([
    '| england | 2026-11-28: recommended, GBP 20,000,000 | 2026-11-28: recommended, GBP 21,000,000 |',
    '| norway | – | 2026-11-28: recommended, NOK 5,000,000 |',
    '| wales | 2026-11-28: failed | – |',
    '',
    'Unchanged: sweden.',
  ]);
  expect(changedDecisions(now, now)).toBe('Unchanged: england, norway, sweden.');
});

test('a resource that is new, gone or changed is shown with its stack and type', () => {
  const topic = { Type: 'AWS::SNS::Topic' };
  const table = { Type: 'AWS::DynamoDB::Table' };
  const before = new Map([
    ['foundation', { Topic: topic, Table: table }],
    ['notifier', { Topic: topic }],
  ]);
  const now = new Map([
    ['foundation', { Table: { ...table, DeletionPolicy: 'Retain' }, Bucket: { Type: 'AWS::S3::Bucket' } }],
    ['notifier', { Topic: topic }],
  ]);
  expect(changedTemplates(before, now).split('\n').slice(2)).toEqual([
    '| foundation | new | Bucket | AWS::S3::Bucket |',
    '| foundation | changed | Table | AWS::DynamoDB::Table |',
    '| foundation | gone | Topic | AWS::SNS::Topic |',
    '',
    'Unchanged: notifier.',
  ]);
});
