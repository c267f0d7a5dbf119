import '../src/remembered-computing.ts';
import { manyHistories } from '../src/many-histories.ts';
import { plantedFaults } from '../src/planted-faults.ts';

jest.setTimeout(3_600_000);

test.each(Object.entries(plantedFaults))('found: %s', async (_, plant) => {
  const { histories, failure } = await manyHistories(1, 400, plant);
  process.stderr.write(`after ${histories} histories\n${failure ?? ''}\n`);
  expect(failure).not.toBeNull();
  // It was the planted fault that was found.
  expect((await manyHistories(histories, 1)).failure).toBeNull();
});
