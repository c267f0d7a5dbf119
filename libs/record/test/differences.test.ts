import { firstDifference } from '../src/index.ts';

test.each([
  ['a number', { a: 1, b: 2 }, { a: 1, b: 3 }, { pointer: '/b', expected: 2, found: 3 }],
  ['the first of several, by name', { b: 1, a: 1 }, { b: 2, a: 2 }, { pointer: '/a', expected: 1, found: 2 }],
  [
    'deep in a list',
    { a: [{ b: 1 }, { b: 2 }] },
    { a: [{ b: 1 }, { b: 3 }] },
    { pointer: '/a/1/b', expected: 2, found: 3 },
  ],
  ['a list that is longer', { a: [1] }, { a: [1, 2] }, { pointer: '/a/1', expected: undefined, found: 2 }],
  ['a member that is missing', { a: 1, b: 2 }, { a: 1 }, { pointer: '/b', expected: 2, found: undefined }],
  ['a kind of value', { a: [] }, { a: {} }, { pointer: '/a', expected: [], found: {} }],
  ['null and an object', { a: null }, { a: {} }, { pointer: '/a', expected: null, found: {} }],
  ['a name with slash and tilde', { 'a/b~c': 1 }, { 'a/b~c': 2 }, { pointer: '/a~1b~0c', expected: 1, found: 2 }],
  ['the whole document', 1, 2, { pointer: '', expected: 1, found: 2 }],
])('finds %s', (_, expected, found, difference) => {
  expect(firstDifference(expected, found)).toEqual(difference);
});

test('equal documents have none, in whatever order their members stand', () => {
  expect(firstDifference({ a: [1, { b: null }], c: 'd' }, { c: 'd', a: [1, { b: null }] })).toBeNull();
});
