/**
 * Publishes `dist/release` as the release of the tag `GITHUB_REF_NAME`, which must be of main and contain the latest release:
 * `npm run release:publish`.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { git, isAncestor } from './delivery/git.ts';
import { refuseOverNewer } from './delivery/newer.ts';
import { runProgram } from './delivery/program.ts';
import { askGithub } from './github/ask-github.ts';

const ROOT = join(import.meta.dirname, '../..');
const { GITHUB_REF_NAME: tag = '', GITHUB_REPOSITORY: repository = '{owner}/{repo}' } = process.env;

class NotReleasable extends Error {
  override readonly name = 'NotReleasable';
}

await runProgram(() => {
  const commit = git(['rev-parse', 'HEAD']);
  if (!isAncestor(commit, 'origin/main')) throw new NotReleasable(`${tag}: ${commit} is not of main. Merge it first`);
  const published = askGithub(['api', '--paginate', `repos/${repository}/releases`, '--jq', '.[].tag_name']);
  const tags = published.split('\n').filter(Boolean);
  refuseOverNewer(
    commit,
    tags.map((name) => ({ where: `the release ${name}`, commit: git(['rev-parse', `refs/tags/${name}^{commit}`]) })),
  );
  const files = globSync('*', { cwd: join(ROOT, 'dist/release') }).map((file) => join(ROOT, 'dist/release', file));
  console.log(askGithub(['release', 'create', tag, '--verify-tag', '--generate-notes', ...files.sort()]));
});
