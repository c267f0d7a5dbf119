import { existsSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  cachedOrigin,
  entryFolder,
  linkEntry,
  makeEntry,
  unlinkEntry,
} from '../src/native-tensorflow/binding-cache.ts';
import { NativeSetUpError } from '../src/native-tensorflow/errors.ts';
import { verifySha256 } from '../src/native-tensorflow/tensorflow-wheel.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'jackpot-native-'));

function fill(draft: string): string {
  for (const name of ['deps/lib', 'lib/napi-v8']) mkdirSync(join(draft, name), { recursive: true });
  writeFileSync(join(draft, 'deps/lib/libtensorflow.so'), 'library');
  writeFileSync(join(draft, 'lib/napi-v8/tfjs_binding.node'), 'binding');
  return 'a test';
}

describe('the cache', () => {
  test('is in the folder that XDG names, where that is absolute, else in the home folder', () => {
    const versions = ['tensorflow-cpu==2.15.1', 'linux-x64'];
    const below = 'jackpot/native-tensorflow/tensorflow-cpu-2.15.1_linux-x64';
    expect(entryFolder({ XDG_CACHE_HOME: '/var/cache/me' }, '/home/me', versions)).toBe(`/var/cache/me/${below}`);
    expect(entryFolder({ XDG_CACHE_HOME: 'relative' }, '/home/me', versions)).toBe(`/home/me/.cache/${below}`);
    expect(entryFolder({}, '/home/me', versions)).toBe(`/home/me/.cache/${below}`);
  });

  test('has an entry only when it was finished', async () => {
    const entry = join(folder(), 'entry');
    const interrupted = makeEntry(entry, (draft) => {
      fill(draft);
      throw new NativeSetUpError('the compiler failed');
    });
    await expect(interrupted).rejects.toThrow('the compiler failed');
    expect(cachedOrigin(entry)).toBeNull();
    await makeEntry(entry, fill);
    expect(cachedOrigin(entry)).toBe('a test');
  });

  test('does not count an entry of which a file was cut short', async () => {
    const entry = join(folder(), 'entry');
    await makeEntry(entry, fill);
    truncateSync(join(entry, 'deps/lib/libtensorflow.so'), 3);
    expect(cachedOrigin(entry)).toBeNull();
  });

  test('is linked in place of an earlier installation, and unlinked without losing it', async () => {
    const [entry, packageRoot] = [join(folder(), 'entry'), folder()];
    await makeEntry(entry, fill);
    mkdirSync(join(packageRoot, 'deps'));
    linkEntry(entry, packageRoot);
    linkEntry(entry, packageRoot);
    expect(readlinkSync(join(packageRoot, 'deps'))).toBe(join(entry, 'deps'));
    expect(readFileSync(join(packageRoot, 'lib/napi-v8/tfjs_binding.node'), 'utf8')).toBe('binding');
    unlinkEntry(packageRoot);
    expect(existsSync(join(packageRoot, 'deps'))).toBe(false);
    expect(cachedOrigin(entry)).toBe('a test');
  });
});

test('a wheel of another hash is refused', async () => {
  const file = join(folder(), 'wheel.whl');
  writeFileSync(file, 'abc');
  // FIPS 180-2, appendix B.1
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  await expect(verifySha256(file, abc)).resolves.toBeUndefined();
  writeFileSync(file, 'abd');
  await expect(verifySha256(file, abc)).rejects.toThrow(NativeSetUpError);
});
