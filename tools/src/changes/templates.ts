import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type Difference, differences } from './differences.ts';

const definitions = z.record(z.string(), z.looseObject({ Type: z.string().optional() })).default({});
const template = z.object({ Parameters: definitions, Resources: definitions, Outputs: definitions });

/** Each stack's template, as far as people review it. */
export type Templates = ReadonlyMap<string, z.input<typeof template>>;

/** The templates that a tree's infrastructure synthesises. */
export function synthesise(tree: string): Templates {
  const nx = join(tree, 'node_modules/.bin/nx');
  execFileSync(nx, ['run', 'infrastructure:synth'], {
    cwd: tree,
    stdio: 'pipe',
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  const folder = join(tree, 'apps/infrastructure/dist/cdk.out');
  return new Map(
    globSync('*.template.json', { cwd: folder }).map((file) => [
      file.replace('.template.json', ''),
      template.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
    ]),
  );
}

/** A fold for each stack that differs: what is new, gone or changed in it, and how; then a line on the other stacks. */
export function changedTemplates(before: Templates, now: Templates): string {
  const stacks = [...new Set([...before.keys(), ...now.keys()])].sort();
  const compared = stacks.map((stack) => [stack, changesOf(before.get(stack) ?? {}, now.get(stack) ?? {})] as const);
  const same = compared.filter(([, changes]) => changes.length === 0).map(([stack]) => stack);
  const folds = compared.filter(([, changes]) => changes.length > 0).map(([stack, changes]) => fold(stack, changes));
  return [...folds, `Unchanged: ${same.join(', ') || 'none'}.`].join('\n\n');
}

interface Change {
  /** Such as `changed resource Role, AWS::IAM::Role`. */
  readonly what: string;
  readonly differences: readonly Difference[];
}

function changesOf(before: z.input<typeof template>, now: z.input<typeof template>): readonly Change[] {
  return (['Parameters', 'Resources', 'Outputs'] as const).flatMap((section) => {
    const [old, fresh] = [before[section] ?? {}, now[section] ?? {}];
    const ids = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].sort();
    return ids.flatMap((id) => {
      const [was, is] = [old[id], fresh[id]];
      const found = differences(was, is);
      if (found.length === 0) return [];
      const change = was === undefined ? 'new' : is === undefined ? 'gone' : 'changed';
      const kind = section.toLowerCase().slice(0, -1);
      return [
        {
          what: [`${change} ${kind} ${id}`, ...((is ?? was)?.Type ? [(is ?? was)?.Type] : [])].join(', '),
          differences: found,
        },
      ];
    });
  });
}

function fold(stack: string, changes: readonly Change[]): string {
  const parts = changes.map(({ what, differences: found }) => {
    const lines = found.flatMap(({ path, before, now }) => [
      `@@ ${path.join('.') || '(all of it)'} @@`,
      ...linesOf(before, '-'),
      ...linesOf(now, '+'),
    ]);
    // Longer than any fence that a value could hold.
    return [`**${what}**`, '', '`````diff', ...lines, '`````'].join('\n');
  });
  const count = `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}`;
  return [`<details><summary>${stack}: ${count}</summary>`, ...parts, '</details>'].join('\n\n');
}

/** GitHub takes comments of 65,536 characters. */
const COMMENT_LIMIT = 60_000;

/** The same text for a comment: where it is too long for one, with what changed, but not how. */
export function asComment(text: string): string {
  if (text.length <= COMMENT_LIMIT) return text;
  return text.replaceAll(/`{5}diff\n[^]*?\n`{5}/g, '_How: see the summary of the run._').slice(0, COMMENT_LIMIT);
}

function linesOf(value: unknown, sign: '-' | '+'): readonly string[] {
  if (value === undefined) return [];
  return JSON.stringify(value, null, 2)
    .split('\n')
    .map((line) => `${sign} ${line}`);
}
