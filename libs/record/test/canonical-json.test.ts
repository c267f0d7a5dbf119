import { canonicalJson } from '../src/index.ts';

test('is the same text for the same value, whatever the order of its keys', () => {
  expect(canonicalJson({ b: 1, a: { d: [2, 1], c: 'x' } })).toBe(
    '{\n  "a": {\n    "c": "x",\n    "d": [\n      2,\n      1\n    ]\n  },\n  "b": 1\n}\n',
  );
  expect(canonicalJson({ a: 1, b: undefined })).toBe(canonicalJson({ a: 1 }));
  expect(canonicalJson(-0)).toBe('0\n');
});

test.each([NaN, Infinity, -Infinity])('refuses %p instead of writing null', (number) => {
  expect(() => canonicalJson({ deep: [number] })).toThrow('$.deep[0]');
});

test('refuses what JSON cannot hold', () => {
  expect(() => canonicalJson({ f: () => 1 })).toThrow('$.f is a function');
});
