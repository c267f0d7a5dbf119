import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { lockWorkspace, openWorkspaceDatabase } from '../../src/local/index.ts';

/** A process that starts on a busy machine takes longer than Jest's five seconds. */
jest.setTimeout(60_000);

const folder = () => mkdtempSync(join(tmpdir(), 'jackpot-'));

describe('lockWorkspace', () => {
  test('a second holder is refused and told who holds it, until the first releases', () => {
    const workspace = folder();
    const first = lockWorkspace(workspace, 'process 1, started today');
    expect(() => lockWorkspace(workspace, 'process 2')).toThrow(/another run holds .*: process 1, started today/);
    first.release();
    lockWorkspace(workspace, 'process 3').release();
  });

  test('a holder holds until it is killed, whatever garbage is collected, and nothing then', async () => {
    const workspace = folder();
    const source = join(import.meta.dirname, '../../src/local/workspace-lock.ts');
    const program = `const { lockWorkspace } = await import(${JSON.stringify(source)});
      lockWorkspace(${JSON.stringify(workspace)}, 'the child'); gc(); console.log('held'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', program]);
    const ended = once(child, 'close');
    try {
      await once(child.stdout, 'data');
      expect(() => lockWorkspace(workspace, 'the parent')).toThrow('the child');
    } finally {
      child.kill('SIGKILL');
      await ended;
    }
    lockWorkspace(workspace, 'the parent').release();
  });
});

describe('openWorkspaceDatabase', () => {
  test('opens what it made before', () => {
    const workspace = folder();
    openWorkspaceDatabase(workspace).close();
    openWorkspaceDatabase(workspace).close();
  });

  test('refuses a workspace of a newer version', () => {
    const workspace = folder();
    const database = new DatabaseSync(join(workspace, 'workspace.sqlite'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => openWorkspaceDatabase(workspace)).toThrow(/newer version \(99/);
  });

  test('refuses a file that is no database, and says what to do', () => {
    const workspace = folder();
    writeFileSync(
      join(workspace, 'workspace.sqlite'),
      'not a database, but long enough to be taken for one'.repeat(40),
    );
    expect(() => openWorkspaceDatabase(workspace)).toThrow(/not a database.*Move the file away/);
  });

  test('refuses a damaged database before anything is written to it', () => {
    const workspace = folder();
    const database = openWorkspaceDatabase(workspace);
    const insert = database.prepare('INSERT INTO record VALUES (?, ?, ?, ?, ?)');
    for (let draw = 0; draw < 200; draw += 1) insert.run('england', `2026-${draw}`, 1, 'id', 'x'.repeat(500));
    database.close();
    const path = join(workspace, 'workspace.sqlite');
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(0xa5, 8192, 24_576));
    expect(() => openWorkspaceDatabase(workspace)).toThrow(/damaged.*(restore|Restore) it from a backup/);
  });
});
