import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { formatProblem, parseCompanyConfig, runsOf } from '@jackpot/config-schema';
import { jackpotApp } from './jackpot-app.ts';

const assembly = join(import.meta.dirname, '../dist/cdk.out');
const NAME = 'configs/company.yaml';
const text = readFileSync(join(import.meta.dirname, '../../..', NAME), 'utf8');
const company = parseCompanyConfig({ name: NAME, text });
if (!company.ok) throw new Error(company.problems.map(formatProblem).join('\n'));
// A stack that is gone leaves no template behind.
rmSync(assembly, { recursive: true, force: true });
jackpotApp(assembly, runsOf(company.value), process.env['JACKPOT_PREFIX']).synth();
