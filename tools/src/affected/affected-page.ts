import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { affectedProjects } from './affected-projects.ts';
import { deployableFiles } from '../deployment/deployable-files.ts';
import { deployedStacks } from '../deployment/deployed-stacks.ts';

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
    { change: 'a notebook', file: 'notebooks/sales.ts' },
    { change: 'a test only', file: 'libs/forecast-model/test/gate.test.ts' },
    { change: 'the state machine', file: 'libs/workflow/weekly.asl.json' },
    ...sources,
    { change: 'the bundler', file: 'tools/src/bundle-app.ts' },
    { change: 'the Dockerfile', file: 'apps/training/Dockerfile' },
    { change: "what the image's build may read", file: '.dockerignore' },
    { change: 'the wheel of TensorFlow', file: 'tools/src/native-tensorflow/tensorflow-wheel.ts' },
    { change: 'the lockfile', file: 'package-lock.json' },
  ];
}

/** Packages that have a target, by its name. */
function projectsWith(target: string): readonly string[] {
  const manifests = globSync('{libs/*,apps/*,notebooks,tools,tools/*}/package.json', { cwd: ROOT }).map((file) =>
    manifest.parse(JSON.parse(readFileSync(join(ROOT, file), 'utf8'))),
  );
  return manifests.filter(({ nx }) => target in nx.targets).map(({ name }) => name.replace('@jackpot/', ''));
}

const HEAD = `# What a change builds, tests and deploys

Made from the real graph by \`npm run generate -- affected\`; \`npm run integration\` compares. _Deployed_ names stacks, in their order.`;

/** Markdown page: for a change of each kind the packages that are tested and bundled, and the stacks that are deployed. */
export function affectedPage(): string {
  const [tested, bundled] = [projectsWith('test'), projectsWith('bundle')];
  const everything = deployedStacks(projectsWith('typecheck'));
  const rows = changes().map(({ change, file }) => {
    const affected = affectedProjects([file]);
    const stacks = deployableFiles([file]).length === 0 ? [] : deployedStacks(affected);
    return `| ${change} | ${cell(affected, tested)} | ${cell(affected, bundled)} | ${cell(stacks, everything)} |`;
  });
  const table = ['| change | tested | bundled | deployed |', '| --- | --- | --- | --- |', ...rows].join('\n');
  return `${HEAD}\n\n${table}\n`;
}

/** Names the members of `found` that are among `all`. */
function cell(found: readonly string[], all: readonly string[]): string {
  const named = found.filter((name) => all.includes(name));
  return named.length === all.length ? 'all' : named.join(', ') || '–';
}
