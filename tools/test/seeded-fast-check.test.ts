import fc from 'fast-check';

const numbers = () => fc.sample(fc.integer(), 5);

test('properties run on the seed that is given, else on a fixed one', () => {
  expect(fc.readConfigureGlobal().seed).toBe(Number(process.env['PROPERTY_SEED'] ?? 1));
  expect(numbers()).toEqual(numbers());
});
