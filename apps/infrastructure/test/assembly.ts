import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jackpotApp } from '../src/jackpot-app.ts';
import { readTemplates } from '../src/template.ts';

export const REPOSITORY = join(import.meta.dirname, '../../..');

/** The cloud assembly as it would be deployed, in a folder of its own. */
export function synthesise() {
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-cdk-'));
  jackpotApp(folder).synth();
  return { folder, templates: readTemplates(folder) };
}
