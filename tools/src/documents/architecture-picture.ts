import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { installedProgram } from '../installed-program.ts';

const ROOT = join(import.meta.dirname, '../../..');
const graphFile = z.object({
  graph: z.object({
    nodes: z.record(z.string(), z.object({ data: z.object({ root: z.string() }) })),
    dependencies: z.record(z.string(), z.array(z.object({ target: z.string(), type: z.string() }))),
  }),
});

/** Each package's imports of packages, by Nx's graph; names without scope, those that are not shipped left out. */
function imports(): ReadonlyMap<string, ReadonlySet<string>> {
  const file = join(mkdtempSync(join(tmpdir(), 'jackpot-graph-')), 'graph.json');
  execFileSync(installedProgram('nx'), ['graph', `--file=${file}`], {
    cwd: ROOT,
    stdio: 'pipe',
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  const { nodes, dependencies } = graphFile.parse(JSON.parse(readFileSync(file, 'utf8'))).graph;
  const shipped = Object.keys(nodes).filter((name) => /^(apps|libs)\//.test(nodes[name]?.data.root ?? ''));
  const bare = (name: string) => name.replace('@jackpot/', '');
  return new Map(
    shipped
      .sort()
      .map((name) => [
        bare(name),
        new Set(
          (dependencies[name] ?? [])
            .filter(({ target, type }) => shipped.includes(target) && type !== 'implicit')
            .map(({ target }) => bare(target)),
        ),
      ]),
  );
}

/** Whether `to` is imported by something that `from` imports: then its own arrow would say nothing new. */
function isBehind(graph: ReturnType<typeof imports>, from: string, to: string): boolean {
  const reaches = (name: string): boolean => graph.get(name)?.has(to) || [...(graph.get(name) ?? [])].some(reaches);
  return [...(graph.get(from) ?? [])].some((middle) => middle !== to && reaches(middle));
}

/** Mermaid: an arrow says «imports»; what is imported through another package has no arrow of its own. */
export function architecturePicture(): string {
  const graph = imports();
  const arrows = [...graph].flatMap(([from, targets]) =>
    [...targets]
      .filter((to) => !isBehind(graph, from, to))
      .sort()
      .map((to) => `  ${from} --> ${to}`),
  );
  return ['flowchart LR', ...arrows].join('\n');
}
