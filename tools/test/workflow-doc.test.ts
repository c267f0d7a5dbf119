import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

interface Machine {
  readonly States: Record<
    string,
    { readonly Type: string; readonly ItemProcessor?: Machine; readonly Parameters?: object }
  >;
}

const { States } = JSON.parse(readFileSync(join(ROOT, 'libs/workflow/weekly.asl.json'), 'utf8')) as Machine;
const all = Object.entries({ ...States, ...States['Countries']?.ItemProcessor?.States });

test('docs/workflow.md has a section or a row for every state, and for nothing else of that name', () => {
  const text = readFileSync(join(ROOT, 'docs/workflow.md'), 'utf8');
  const sections = [...text.matchAll(/^(?:## (\w+)$|\| `([A-Z]\w+)`)/gm)].map(([, section, row]) => section ?? row);
  expect(sections.sort()).toEqual(all.map(([name]) => name).sort());
});

test('every function that the workflow invokes is an app with a step and tests', () => {
  const functions = JSON.stringify(States).matchAll(/\$\{(\w+)Arn\}/g);
  const apps = new Set([...functions].map(([, name = '']) => name.replaceAll(/\B[A-Z]/g, '-$&').toLowerCase()));
  apps.delete('training-role');
  apps.delete('kms-key');
  expect([...apps].sort()).toEqual(['data-validator', 'notifier', 'optimiser', 'quality-gate', 'week-opener']);
  for (const app of apps) {
    expect(existsSync(join(ROOT, 'apps', app, 'src/step.ts'))).toBe(true);
    expect(readdirSync(join(ROOT, 'apps', app, 'test')).some((file) => file.endsWith('.test.ts'))).toBe(true);
  }
});
