import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { jackpotApp } from './jackpot-app.ts';

const assembly = join(import.meta.dirname, '../dist/cdk.out');
// A stack that is gone leaves no template behind.
rmSync(assembly, { recursive: true, force: true });
jackpotApp(assembly, process.env['JACKPOT_PREFIX']).synth();
