/** Prints `docs/generated/security.md`, made from the synthesised templates. */
import { join } from 'node:path';
import { securityPage } from './security-page.ts';

process.stdout.write(securityPage(join(import.meta.dirname, '../../dist/cdk.out')));
