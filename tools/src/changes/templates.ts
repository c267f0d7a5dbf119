import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const template = z.object({ Resources: z.record(z.string(), z.looseObject({ Type: z.string() })) });

/** Each stack's resources: their type and definition by logical id. */
export type Templates = ReadonlyMap<string, z.infer<typeof template>['Resources']>;

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
      template.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))).Resources,
    ]),
  );
}

/** A table of the resources that differ, stack by stack, and a line on the other stacks. */
export function changedTemplates(before: Templates, now: Templates): string {
  const stacks = [...new Set([...before.keys(), ...now.keys()])].sort();
  const rows = stacks.map((stack) => [stack, differences(before.get(stack) ?? {}, now.get(stack) ?? {})] as const);
  const same = rows.filter(([, lines]) => lines.length === 0).map(([stack]) => stack);
  const table = rows.flatMap(([stack, lines]) => lines.map((line) => `| ${stack} | ${line} |`));
  return [
    ...(table.length === 0 ? [] : ['| stack | change | resource | type |', '| --- | --- | --- | --- |', ...table, '']),
    `Unchanged: ${same.join(', ') || 'none'}.`,
  ].join('\n');
}

type Resources = z.infer<typeof template>['Resources'];

function differences(before: Resources, now: Resources): string[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return ids.flatMap((id) => {
    const [old, fresh] = [before[id], now[id]];
    if (JSON.stringify(old) === JSON.stringify(fresh)) return [];
    const change = old === undefined ? 'new' : fresh === undefined ? 'gone' : 'changed';
    return [`${change} | ${id} | ${(fresh ?? old)?.Type ?? ''}`];
  });
}
