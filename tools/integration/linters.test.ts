import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pythonEnvironment } from '../src/python-environment.ts';

jest.setTimeout(900_000);

const ROOT = join(import.meta.dirname, '../..');
const tools = pythonEnvironment('linters');

/** Expects a linter to find nothing, and to have read something. */
function lint(program: string, args: readonly string[], cwd = ROOT) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (error) throw error;
  return { status, printed: stdout + stderr };
}

test('actionlint finds nothing in the workflows', () => {
  const go = join(ROOT, 'tools/actionlint');
  const { status, printed } = lint('go', ['tool', 'actionlint', '-verbose', ...workflows()], go);
  expect([status, printed]).toEqual([0, expect.stringContaining('Found 0 errors')]);
});

test('zizmor finds nothing in the workflows and their updates', () => {
  const { status, printed } = lint(join(tools, 'zizmor'), [
    '--offline',
    '--strict-collection',
    '--persona=pedantic',
    '.github',
  ]);
  expect([status, printed]).toEqual([0, expect.stringContaining('No findings to report')]);
});

test('hadolint finds nothing in the Dockerfile', () => {
  expect(lint(join(tools, 'hadolint'), ['apps/training/Dockerfile'])).toEqual({ status: 0, printed: '' });
});

function workflows(): readonly string[] {
  const files = spawnSync('git', ['ls-files', '.github/workflows'], { cwd: ROOT, encoding: 'utf8' }).stdout;
  return files
    .trim()
    .split('\n')
    .map((file) => join(ROOT, file));
}
