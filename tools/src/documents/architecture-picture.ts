import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { installedProgram } from '../installed-program.ts';
import { layers } from '../layers.ts';

const ROOT = join(import.meta.dirname, '../../..');
const graphFile = z.object({
  graph: z.object({
    nodes: z.record(z.string(), z.object({ data: z.object({ root: z.string() }) })),
    dependencies: z.record(z.string(), z.array(z.object({ target: z.string(), type: z.string() }))),
  }),
});

/** Each package's imports of packages, by Nx's graph; names without scope, those that are not shipped left out, as is what tests alone import. */
function imports(): ReadonlyMap<string, ReadonlySet<string>> {
  const file = join(mkdtempSync(join(tmpdir(), 'jackpot-graph-')), 'graph.json');
  execFileSync(installedProgram('nx'), ['graph', `--file=${file}`], {
    cwd: ROOT,
    stdio: 'pipe',
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  const { nodes, dependencies } = graphFile.parse(JSON.parse(readFileSync(file, 'utf8'))).graph;
  const shipped = Object.keys(nodes).filter((name) => /^(apps|libs)\/(?!fixtures$)/.test(nodes[name]?.data.root ?? ''));
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

const layersOfPackages = Object.values(layers).map((packages) => Object.keys(packages));

/** Index of a package's layer, 0 the highest. Throws where it has none. */
function layerOf(name: string): number {
  const index = layersOfPackages.findIndex((packages) => packages.includes(name));
  if (index < 0) throw new Error(`${name} has no layer: give it one in tools/src/layers.ts`);
  return index;
}

/** Layers that each layer imports, by index. Throws where a package imports from a layer above its own. */
function importedLayers(graph: ReturnType<typeof imports>): readonly ReadonlySet<number>[] {
  const imported = layersOfPackages.map(() => new Set<number>());
  for (const [name, targets] of graph)
    for (const target of targets) {
      const [from, to] = [layerOf(name), layerOf(target)];
      if (to < from) throw new Error(`${name} imports ${target}, which is in a layer above it`);
      if (to > from) imported[from]?.add(to);
    }
  return imported;
}

/** Mermaid: a box a layer, an arrow for «imports»; a layer that is reached through another has no arrow of its own. */
export function architecturePicture(): string {
  const imported = importedLayers(imports());
  const reaches = (from: number, to: number): boolean =>
    [...(imported[from] ?? [])].some((middle) => middle === to || reaches(middle, to));
  const boxes = Object.entries(layers).map(
    ([layer, packages], index) => `  ${index}["<b>${layer}</b><br/>${Object.keys(packages).join(', ')}"]`,
  );
  const arrows = imported.flatMap((targets, from) =>
    [...targets]
      .filter((to) => ![...targets].some((middle) => middle !== to && reaches(middle, to)))
      .sort((a, b) => a - b)
      .map((to) => `  ${from} --> ${to}`),
  );
  return ['flowchart TD', ...boxes, ...arrows].join('\n');
}
