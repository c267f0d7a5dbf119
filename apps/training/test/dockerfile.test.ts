import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const text = readFileSync(join(import.meta.dirname, '../Dockerfile'), 'utf8');

/** The instructions of each stage, by its name; the last one has none. */
const stages = new Map(
  text
    .split(/^FROM /m)
    .slice(1)
    .map((stage) => [/^\S+ AS (\S+)/.exec(stage)?.[1] ?? 'for people', stage] as const),
);
const userOf = (stage: string) => /^USER (.+)$/m.exec(stages.get(stage) ?? '')?.[1];

test('what SageMaker runs is root, for whom alone it mounts /opt/ml', () => {
  expect(stages.get('job')).toContain('FROM base AS job'.slice('FROM '.length));
  expect(userOf('job')).toBeUndefined();
  expect(userOf('base')).toBeUndefined();
});

test('what people run is a user without rights', () => {
  expect(stages.get('for people')).toMatch(/^job$/m);
  expect(userOf('for people')).toBe('1000:1000');
});
