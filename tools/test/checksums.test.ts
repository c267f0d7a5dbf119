import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKSUMS, verifyChecksums, writeChecksums } from '../src/delivery/checksums.ts';

let folder = '';
let digest = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jackpot-artefact-'));
  mkdirSync(join(folder, 'cdk.out/asset.1'), { recursive: true });
  writeFileSync(join(folder, 'plan.json'), '{}');
  writeFileSync(join(folder, 'cdk.out/asset.1/index.mjs'), 'code');
  digest = writeChecksums(folder);
});

test('an artefact is what its digest stands for; sha256sum reads the same', () => {
  verifyChecksums(folder, digest);
  expect(execFileSync('sha256sum', ['--check', CHECKSUMS], { cwd: folder, encoding: 'utf8' })).toBe(
    'cdk.out/asset.1/index.mjs: OK\nplan.json: OK\n',
  );
});

const file = (name: string) => join(folder, name);
test.each<[string, () => void, string]>([
  ['changed', () => writeFileSync(file('plan.json'), '{ }'), 'plan.json: not as'],
  ['missing', () => rmSync(file('plan.json')), 'plan.json: not as'],
  ['new', () => writeFileSync(file('cdk.out/asset.1/more.mjs'), ''), 'cdk.out/asset.1/more.mjs: not as'],
  ['renamed', () => renameSync(file('plan.json'), file('plans.json')), 'plan.json, plans.json: not as'],
  [
    'changed, its checksum with it',
    () => {
      writeFileSync(file('plan.json'), '{ }');
      writeChecksums(folder);
    },
    'SHA256SUMS is sha256:',
  ],
])('what is %s is refused', (_, change, says) => {
  change();
  expect(() => verifyChecksums(folder, digest)).toThrow(says);
});

test('without a digest nothing is verified', () => expect(() => verifyChecksums(folder, '')).toThrow('a digest'));
