import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../src/documents/documented-blocks.ts';
import { commandsOn, documentedCommands, trialOf } from '../src/documents/documented-commands.ts';

jest.setTimeout(1_800_000);

const folder = mkdtempSync(join(tmpdir(), 'jackpot-reader-'));
const clone = join(folder, 'jackpot');

/** A reader's shell: whatever account this machine may reach, no command here does. Downloads are shared. */
function readersEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(inherited),
    HOME: join(folder, 'home'),
    AWS_EC2_METADATA_DISABLED: 'true',
    XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
    npm_config_cache: execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim(),
    PATH: `${join(clone, 'node_modules/.bin')}:${process.env['PATH']}`,
    NX_DAEMON: 'false',
  };
}
const env = readersEnvironment();

/** A reader's clone of the last commit, on `main`, with everything installed. */
beforeAll(() => {
  execFileSync('git', ['clone', '--quiet', ROOT, clone]);
  execFileSync('git', ['checkout', '--quiet', '-B', 'main'], { cwd: clone });
  execFileSync('npm', ['ci', '--prefer-offline'], { cwd: clone, stdio: 'ignore' });
  mkdirSync(join(folder, 'home'));
  for (const { file, command } of documentedCommands()) {
    const trial = trialOf(command);
    if ('notRun' in trial) process.stdout.write(`not run: ${file}: ${command.slice(0, 80)}: ${trial.notRun}\n`);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(commandsOn('a clone'))('$file: $command', ({ command }) => {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { cwd: clone, env, encoding: 'utf8' });
  expect([status, status === 0 ? '' : `${stdout}${stderr}`.slice(-3000)]).toEqual([0, '']);
});

test('the commands that print a document print the committed one', () => {
  const changed = spawnSync('git', ['status', '--porcelain', 'docs'], { cwd: clone, encoding: 'utf8' }).stdout;
  expect(changed).toBe('');
});
