import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layers, workshop } from '../layers.ts';
import { ROOT } from './documented-blocks.ts';

const folders = ['apps', 'libs', 'tools', '.'];

/** Folder of a package, such as `libs/record`. @throws Error where there is none */
function folderOf(name: string): string {
  const folder = folders
    .map((parent) => join(parent, name))
    .find((path) => existsSync(join(ROOT, path, 'package.json')));
  if (folder === undefined) throw new Error(`no folder has the package ${name}: take it out of tools/src/layers.ts`);
  return folder;
}

function row(name: string, imports: readonly string[]): string {
  const folder = folderOf(name);
  const { description } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as {
    description: string;
  };
  const allowed = name === 'cli' ? 'all but infrastructure' : [...imports].sort().join(', ');
  return `| [\`${folder}\`](../../${folder}/README.md) | ${description} | ${allowed} |`;
}

/** Markdown of `docs/generated/packages.md`: each package, what it is for and what it may import, by layer. */
export function packagesPage(): string {
  const sections = Object.entries({ ...layers, workshop }).map(([layer, packages]) => {
    const rows = Object.entries(packages).map(([name, imports]) => row(name, imports));
    return `## ${layer}\n\n| package | for | may import |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  const head = `# Packages

By layer, the highest first. A package imports from its own layer or from those below; the linter refuses the rest. Made from each
\`package.json\` and \`tools/src/layers.ts\` by \`npm run generate -- packages\`.
`;
  return [head, ...sections].join('\n');
}
