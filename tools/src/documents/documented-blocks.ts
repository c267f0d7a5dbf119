import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../../..');

/** A fenced block of a page. */
interface DocumentedBlock {
  readonly file: string;
  readonly language: string;
  readonly text: string;
}

/** Every block of README, CONTRIBUTING, docs and packages' READMEs. */
export function documentedBlocks(): readonly DocumentedBlock[] {
  const files = globSync(['*.md', 'docs/**/*.md', '{apps,libs,tools}/*/README.md'], { cwd: ROOT }).sort();
  return files.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/^```(.*)\n([^]*?)^```$/gm)].map(
      ([, language = '', text = '']) => ({ file, language, text }),
    ),
  );
}
