import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '@jackpot/record';
import { type Scenario, scenario } from '@jackpot/scenario';
import { InvalidInput } from '../errors.ts';

const folderOf = (workspace: string) => join(workspace, 'scenarios');

/** The scenarios that a workspace keeps, by name. @throws InvalidInput for a file that is none */
export function keptScenarios(workspace: string): Scenario[] {
  const folder = folderOf(workspace);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => readScenario(join(folder, file)));
}

function readScenario(path: string): Scenario {
  try {
    return scenario.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new InvalidInput([`${path}: expected a scenario that "jackpot explore" kept. Repair it, or delete it`]);
  }
}

/** Keeps a scenario under its name, in place of one of the same name, written whole or not at all. */
export function keepScenario(workspace: string, kept: Scenario): void {
  const folder = folderOf(workspace);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${kept.name}.json`);
  const draft = `${path}.draft`;
  writeFileSync(draft, canonicalJson(kept));
  renameSync(draft, path);
}
