import { deployedInventory } from '@jackpot/aws-cost';
import { inventoryOf } from '../src/inventory/inventory.ts';
import { synthesise } from './assembly.ts';

jest.setTimeout(120_000);

test('the costs are counted from what the templates hold: node apps/infrastructure/src/inventory/print.ts > libs/aws-cost/src/inventory.json', () => {
  expect(deployedInventory).toEqual(inventoryOf(synthesise().templates));
});
