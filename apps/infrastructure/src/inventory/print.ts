/** Prints the inventory that `jackpot aws cost` reads, made from the synthesised templates. */
import { join } from 'node:path';
import { readTemplates } from '../template.ts';
import { inventoryOf } from './inventory.ts';

const inventory = inventoryOf(readTemplates(join(import.meta.dirname, '../../dist/cdk.out')));
process.stdout.write(`${JSON.stringify(inventory, null, 2)}\n`);
