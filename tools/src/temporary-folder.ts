import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Jest's global set-up: the temporary folders of its tests, and of what they start, lie in one that goes when it ends. */
export default function setUp(): void {
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-test-'));
  process.env['TMPDIR'] = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}
