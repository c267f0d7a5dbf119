import { join } from 'node:path';
import { declaredInputs } from './declared-inputs.ts';
import { recordedReads } from './recorded-reads.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** A task opened a file that is none of its inputs: were it changed, Nx would still answer from the cache. */
class UndeclaredInputs extends Error {
  override readonly name = 'UndeclaredInputs';
  constructor(task: string, files: readonly string[]) {
    super(
      `${task} opened ${files.length} files that are none of its inputs, so that a change to them would leave its last ` +
        `result in the cache: ${files.join(', ')}; add them to the target's inputs in the package.json of its package`,
    );
  }
}

/** Jest's global tear-down. @throws UndeclaredInputs */
export default async function compareReads(): Promise<void> {
  const { RECORDED_READS: folder, NX_TASK_TARGET_PROJECT: project, NX_TASK_TARGET_TARGET: target } = process.env;
  if (folder === undefined || process.env['RECORDED_BY'] !== String(process.pid)) return;
  const task = `${project}:${target}`;
  const opened = recordedReads(folder, ROOT);
  const inputs = await declaredInputs(task);
  const undeclared = opened.filter((file) => !inputs.has(file));
  if (undeclared.length > 0) throw new UndeclaredInputs(task, undeclared);
}
