import { changedDecisions } from '../src/changes/decisions.ts';
import { asComment, changedTemplates } from '../src/changes/templates.ts';

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

const statement = (Action: string, Resource: string) => ({ Effect: 'Allow', Action, Resource });
const role = (...Statement: readonly object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: 'deploy',
    Policies: [{ PolicyName: 'grants', PolicyDocument: { Version: '2012-10-17', Statement } }],
  },
});
const topic = { Type: 'AWS::SNS::Topic' };

test('a policy that is widened is shown as its statement was and is, whole; those beside it are not', () => {
  const kept = statement('s3:ListBucket', 'bucket');
  const before = new Map([['delivery', { Resources: { Role: role(kept, statement('s3:GetObject', 'configs/*')) } }]]);
  const now = new Map([['delivery', { Resources: { Role: role(kept, statement('s3:GetObject', '*')) } }]]);
  expect(changedTemplates(before, now).split('\n')).toEqual([
    '<details><summary>delivery: 1 change</summary>',
    '',
    '**changed resource Role, AWS::IAM::Role**',
    '',
    '`````diff',
    '@@ Properties.Policies.0.PolicyDocument.Statement.1 @@',
    ...['- {', '-   "Effect": "Allow",', '-   "Action": "s3:GetObject",', '-   "Resource": "configs/*"', '- }'],
    ...['+ {', '+   "Effect": "Allow",', '+   "Action": "s3:GetObject",', '+   "Resource": "*"', '+ }'],
    '`````',
    '',
    '</details>',
    '',
    'Unchanged: none.',
  ]);
});

test('parameters, resources and outputs that are new, gone or changed are shown stack by stack', () => {
  const before = new Map([
    [
      'foundation',
      { Parameters: { Digest: { Type: 'String' } }, Resources: { Topic: topic }, Outputs: { Key: { Value: 'a' } } },
    ],
    ['notifier', { Resources: { Topic: topic } }],
  ]);
  const now = new Map([
    [
      'foundation',
      { Parameters: { Digest: { Type: 'String', Default: 'x' } }, Resources: {}, Outputs: { Key: { Value: 'b' } } },
    ],
    ['notifier', { Resources: { Topic: topic } }],
    ['optimiser', { Resources: { Topic: topic } }],
  ]);
  const text = changedTemplates(before, now);
  expect(text).toMatch(/foundation: 3 changes[^]*changed parameter Digest, String[^]*@@ Default @@\n\+ "x"/);
  expect(text).toMatch(/gone resource Topic, AWS::SNS::Topic[^]*\(all of it\)[^]*-   "Type": "AWS::SNS::Topic"/);
  expect(text).toMatch(/changed output Key\*\*[^]*@@ Value @@\n- "a"\n\+ "b"/);
  expect(text).toMatch(/optimiser: 1 change<[^]*new resource Topic/);
  expect(text).toMatch(/\n\nUnchanged: notifier\.$/);
  expect(changedTemplates(now, now)).toBe('Unchanged: foundation, notifier, optimiser.');
});

test('a list whose order alone differs is shown whole', () => {
  const [one, other] = [statement('a', 'b'), statement('c', 'd')];
  const [before, now] = [
    [one, other],
    [other, one],
  ].map((all) => new Map([['x', { Resources: { Role: role(...all) } }]]));
  expect(changedTemplates(before ?? new Map(), now ?? new Map())).toContain('PolicyDocument.Statement @@');
});

test('what is too long for a comment says what changed, and leaves out how', () => {
  const many = Object.fromEntries(
    Array.from({ length: 500 }, (_, at) => [`Topic${at}`, { ...topic, Properties: { Text: 'x'.repeat(200) } }]),
  );
  const text = changedTemplates(new Map(), new Map([['large', { Resources: many }]]));
  expect(text.length).toBeGreaterThan(65_536);
  const comment = asComment(text);
  expect(comment.length).toBeLessThan(65_536);
  expect(comment).toContain('new resource Topic499');
  expect(comment).not.toContain('diff');
  expect(asComment('short')).toBe('short');
});
