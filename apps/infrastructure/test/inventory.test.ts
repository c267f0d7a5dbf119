import { deployedInventory } from '@jackpot/aws-cost';
import { inventoryOf } from '../src/inventory/inventory.ts';
import { templates } from './assembly.ts';

test('the costs are counted from what the templates hold: npm run generate -- inventory', () => {
  expect(deployedInventory).toEqual(inventoryOf(templates));
});
