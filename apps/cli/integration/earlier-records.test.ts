import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reproduction } from '../src/reproduction/reproduction.ts';
import { MADE_BY, earlierWorkspace, recorded } from '../test/records/earlier-workspace.ts';

jest.setTimeout(900_000);

const workspace = earlierWorkspace();
const cache = mkdtempSync(join(tmpdir(), 'jackpot-cache-'));
afterAll(() => {
  for (const folder of [workspace, cache]) rmSync(folder, { recursive: true, force: true });
});

function reproduce(id: string, ...args: string[]): Reproduction {
  const command = join(import.meta.dirname, '../bin/jackpot.js');
  const line = [command, 'reproduce', id, '--workspace', workspace, '--json', ...args];
  const env = { ...process.env, XDG_CACHE_HOME: cache };
  return JSON.parse(execFileSync(process.execPath, line, { env, encoding: 'utf8', maxBuffer: 1e8 })) as Reproduction;
}

const { failed, ...decided } = recorded;

test.each(Object.entries(decided))('this code decides again what the earlier code recorded: %s', (_, id) => {
  expect(reproduce(id, '--this-code')).toMatchObject({ id, reproduced: true });
});

test('the earlier code, checked out, reads its record and decides it again', () => {
  const { reproduced, code } = reproduce(recorded.ofReadme);
  expect(reproduced).toBe(true);
  expect(code).toMatchObject({ recorded: { commit: MADE_BY, dirty: false }, used: { commit: MADE_BY, dirty: false } });
});

test('a failure has nothing to decide again', () => {
  expect(() => reproduce(failed, '--this-code')).toThrow(/there is no decision in it/);
});
