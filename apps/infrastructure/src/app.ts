import { join } from 'node:path';
import { jackpotApp } from './jackpot-app.ts';

jackpotApp(join(import.meta.dirname, '../dist/cdk.out')).synth();
