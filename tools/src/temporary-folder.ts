import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordReads } from './recorded-reads/recorded-reads.ts';

/** Jest's global set-up: the temporary folders of its tests, and of what they start, lie in one that goes when it ends. */
export default function setUp(): void {
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-test-'));
  // As open as the temporary folder itself: some tests act as a user without rights.
  chmodSync(folder, 0o755);
  process.env['TMPDIR'] = folder;
  // Nx alone tells a task, whose inputs its reads are held against; a Jest that a test starts is recorded with that test.
  const { NX_TASK_TARGET_PROJECT: project, RECORDED_READS: recorded } = process.env;
  if (project !== undefined && recorded === undefined) recordReads(folder);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}
