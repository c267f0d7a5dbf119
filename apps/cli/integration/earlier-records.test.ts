import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reproduction } from '@jackpot/reproduction';
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
  const { stdout, stderr } = spawnSync(process.execPath, line, { env, encoding: 'utf8', maxBuffer: 1e8 });
  const document = JSON.parse(stdout) as Reproduction | { readonly error: object };
  if ('error' in document) throw new Error(stderr);
  return document;
}

const { failed, ...decided } = recorded;

test.each(Object.entries(decided))('the earlier code, checked out, decides again what it recorded: %s', (_, id) => {
  const { reproduced, code } = reproduce(id);
  expect(reproduced).toBe(true);
  expect(code).toMatchObject({ recorded: { commit: MADE_BY, dirty: false }, used: { commit: MADE_BY, dirty: false } });
});

// Its decision may be another one: of jackpots that earn the same it takes the nearest to the last.
test.each(Object.entries(decided))('this code reads what the earlier code decided from, and decides: %s', (_, id) => {
  expect(reproduce(id, '--this-code')).toMatchObject({
    id,
    failure: null,
    recomputed: { text: expect.any(String) as string },
  });
});

test('a failure has nothing to decide again', () => {
  expect(() => reproduce(failed, '--this-code')).toThrow(/there is no decision in it/);
});
