import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { affectedProjects } from './affected-projects.ts';
import { deployableFiles } from './deployable-files.ts';

const ROOT = join(import.meta.dirname, '../../..');
const manifest = z.object({ name: z.string(), nx: z.object({ targets: z.record(z.string(), z.unknown()) }) });

/** A change of each kind, by the file that it touches. */
function changes(): readonly { readonly change: string; readonly file: string }[] {
  const sources = globSync('{libs,apps}/*/package.json', { cwd: ROOT })
    .map((manifest) => manifest.split('/').slice(0, 2).join('/'))
    .sort()
    .map((folder) => ({ change: `source of \`${folder}\``, file: `${folder}/src/any.ts` }));
  return [
    { change: 'a config', file: 'configs/england.yaml' },
    { change: "the data's pointer", file: 'data/lottery_sales.csv.gz.dvc' },
    { change: 'the README', file: 'README.md' },
    { change: 'a workflow of GitHub', file: '.github/workflows/main.yml' },
    { change: 'a test only', file: 'libs/forecast-model/test/gate.test.ts' },
    { change: 'the state machine', file: 'libs/workflow/weekly.asl.json' },
    ...sources,
    { change: 'the lockfile', file: 'package-lock.json' },
  ];
}

/** Packages that have a target, by its name. */
function projectsWith(target: string): ReadonlySet<string> {
  const manifests = globSync('{libs/*,apps/*,tools}/package.json', { cwd: ROOT }).map((file) =>
    manifest.parse(JSON.parse(readFileSync(join(ROOT, file), 'utf8'))),
  );
  return new Set(manifests.filter(({ nx }) => target in nx.targets).map(({ name }) => name.replace('@jackpot/', '')));
}

/** Markdown: for a change of each kind, which packages are tested, bundled and deployed. */
export function affectedTable(): string {
  const rows = changes().map(({ change, file }) => {
    const affected = affectedProjects([file]);
    const reached = deployableFiles([file]).length === 0 ? [] : affected;
    return `| ${change} | ${cell(affected, 'test')} | ${cell(affected, 'bundle')} | ${cell(reached, 'deploy')} |`;
  });
  return ['| change | tested | bundled | deployed |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function cell(affected: readonly string[], target: string): string {
  const having = projectsWith(target);
  const projects = affected.filter((project) => having.has(project));
  return projects.length === having.size ? 'all' : projects.join(', ') || '–';
}
