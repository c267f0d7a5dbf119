import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../src/documents/documented-blocks.ts';
import { documentedCommands, reasonNotToRun } from '../src/documents/documented-commands.ts';

jest.setTimeout(1_800_000);

const tried = documentedCommands().filter(({ command }) => reasonNotToRun(command) === null);
const left = documentedCommands().filter(({ command }) => reasonNotToRun(command) !== null);
const clone = join(mkdtempSync(join(tmpdir(), 'jackpot-reader-')), 'jackpot');

/** A reader's clone of the last commit, on `main`, with everything installed. */
beforeAll(() => {
  execFileSync('git', ['clone', '--quiet', ROOT, clone]);
  execFileSync('git', ['checkout', '--quiet', '-B', 'main'], { cwd: clone });
  execFileSync('npm', ['ci', '--prefer-offline'], { cwd: clone, stdio: 'ignore' });
  for (const { file, command } of left)
    process.stdout.write(`not run: ${file}: ${command.slice(0, 80)}: ${reasonNotToRun(command)}\n`);
});
afterAll(() => rmSync(clone, { recursive: true, force: true }));

test.each(tried)('$file: $command', ({ command }) => {
  const bin = `${join(clone, 'node_modules/.bin')}:${process.env['PATH']}`;
  const env = { ...process.env, PATH: bin, NX_DAEMON: 'false' };
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: clone, env, encoding: 'utf8' });
  expect([status, status === 0 ? '' : `${stdout}${stderr}`.slice(-3000)]).toEqual([0, '']);
});

test('the commands that print a document print the committed one', () => {
  const changed = spawnSync('git', ['status', '--porcelain', 'docs'], { cwd: clone, encoding: 'utf8' }).stdout;
  expect(changed).toBe('');
});
