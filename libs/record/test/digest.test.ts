import { recordId, sha256 } from '../src/index.ts';

test("is SHA-256 in hex: the standard's own example", () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(sha256(new Uint8Array([97, 98, 99]))).toBe(sha256('abc'));
});

test('equal content of a country and draw has an equal id', () => {
  expect(recordId('england', '2026-11-28', 'abc')).toBe('england-2026-11-28-ba7816bf');
});
