/**
 * Imported before a program (`NODE_OPTIONS=--import=…`): where it is training's, what was trained once is not trained again.
 * Its model is kept under `.cache/trained`, named by the SHA-256 of all that it is made from: the job's input, the sources
 * of training and of the packages it imports, the lockfile and Node. Other programs do not notice it.
 */
import { cpSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { trainingKey } from './training-key.ts';

const [, program = '', ...args] = process.argv;
const repository = join(dirname(program), '../../..');
if (isMainThread && program === join(repository, 'apps/training/src/train.ts'))
  remember(args[args.indexOf('--root') + 1] ?? '');

function remember(root: string): void {
  const trained = join(import.meta.dirname, '../../../.cache/trained', trainingKey(repository, join(root, 'input')));
  const model = join(root, 'model');
  if (existsSync(trained)) {
    cpSync(trained, model, { recursive: true });
    process.exit(0);
  }
  process.once('exit', (code) => {
    if (code !== 0) return;
    mkdirSync(dirname(trained), { recursive: true });
    const unfinished = `${trained}.${process.pid}`;
    cpSync(model, unfinished, { recursive: true });
    // Of two that trained the same at the same time, the first is kept.
    if (!existsSync(trained)) renameSync(unfinished, trained);
  });
}
