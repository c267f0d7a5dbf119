import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readTemplates } from '../src/template.ts';

export const REPOSITORY = join(import.meta.dirname, '../../..');

/** The cloud assembly that would be deployed: Nx synthesises it before these tests, once for all of them. */
export const ASSEMBLY = join(REPOSITORY, 'apps/infrastructure/dist/cdk.out');

if (!existsSync(ASSEMBLY)) throw new Error('nothing is synthesised: run `npx nx test @jackpot/infrastructure`');

export const templates = readTemplates(ASSEMBLY);
