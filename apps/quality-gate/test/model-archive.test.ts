import { IncompleteModelArchive, ModelArchiveTooLarge, readModelArchive } from '../src/model-archive.ts';
import { archive } from './archive.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test('reads the files by name, with or without the ./ that some packers put before it', async () => {
  const files = await readModelArchive(await archive({ './model.json': '{}', 'evaluation.json': '[1]', other: 'x' }), [
    'model.json',
    'evaluation.json',
  ]);
  expect([text(files['model.json']), text(files['evaluation.json'])]).toEqual(['{}', '[1]']);
});

test('an archive without a file that is asked for is refused, by name', async () => {
  const reading = readModelArchive(await archive({ 'model.json': '{}' }), ['model.json', 'evaluation.json']);
  await expect(reading).rejects.toThrow(IncompleteModelArchive);
  await expect(reading).rejects.toThrow('no evaluation.json, only model.json');
});

test.each([
  ['cut off', (bytes: Uint8Array) => bytes.slice(0, -20)],
  ['no archive', () => new TextEncoder().encode('not gzip')],
])('an archive that is %s is refused', async (_, damage) => {
  const whole = await archive({ 'model.json': '{}'.repeat(1000) });
  await expect(readModelArchive(damage(whole), ['model.json'])).rejects.toThrow();
});

test.each(['model.json', 'other.bin'])(
  'an archive that inflates is refused, whichever file does it: %s',
  async (name) => {
    const bomb = await archive({ [name]: 'a'.repeat(2 ** 26) });
    expect(bomb.length).toBeLessThan(2 ** 20);
    await expect(readModelArchive(bomb, ['model.json'])).rejects.toThrow(ModelArchiveTooLarge);
  },
);
