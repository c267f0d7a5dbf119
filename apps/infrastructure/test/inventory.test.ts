import { deployedInventory } from '@jackpot/aws-cost';
import { inventoryOf } from '../src/inventory/inventory.ts';
import { synthesise } from './assembly.ts';

jest.setTimeout(120_000);

test('the costs are counted from what the templates hold: npm run generate -- inventory', () => {
  expect(deployedInventory).toEqual(inventoryOf(synthesise().templates));
});
