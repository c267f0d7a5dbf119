import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatProblem, parseCompanyConfig, runsOf } from '@jackpot/config-schema';
import { jackpotApp } from './jackpot-app.ts';

// `node src/app.ts PREFIX FOLDER` writes another system's assembly beside the first.
const [prefix = process.env['JACKPOT_PREFIX'], folder = '../dist/cdk.out'] = process.argv.slice(2);
const assembly = resolve(import.meta.dirname, folder);
const NAME = 'configs/company.yaml';
const text = readFileSync(join(import.meta.dirname, '../../..', NAME), 'utf8');
const company = parseCompanyConfig({ name: NAME, text });
if (!company.ok) throw new Error(company.problems.map(formatProblem).join('\n'));
// A stack that is gone leaves no template behind.
rmSync(assembly, { recursive: true, force: true });
jackpotApp(assembly, runsOf(company.value), prefix).synth();
