import { keepMemoryStable } from '../src/parameter-groups.ts';

test('weights of a memory that would explode are scaled to sum to 1, fit by fit', () => {
  const memory = Float64Array.from([0.6, 0.5, 0.4, 0.2, 0.3, 0.1]);
  keepMemoryStable(memory, 3);
  expect([...memory]).toEqual([0.6 / 1.5, 0.5 / 1.5, 0.4 / 1.5, 0.2, 0.3, 0.1]);
});
