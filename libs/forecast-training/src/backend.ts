import * as tf from '@tensorflow/tfjs';
import { BackendError } from './errors.ts';

/** The TensorFlow.js backend that computes, and why it was chosen. */
export interface Backend {
  /** `tensorflow` is native, `cpu` is plain JavaScript. */
  readonly name: 'tensorflow' | 'cpu';
  readonly reason: string;
}

/** Loads the native binding, which registers itself. The package is optional: it may be missing, or have no binding. */
async function importNative(): Promise<void> {
  await import('@tensorflow/tfjs-node');
}

/** Registers and tries out the native backend; its failure's first line where it cannot be used. */
async function tryNative(load: () => Promise<void>): Promise<string | null> {
  try {
    await load();
    if (!(await tf.setBackend('tensorflow'))) return 'the native backend did not register itself';
    tf.tidy(() => tf.sum(tf.ones([2])).dataSync());
    return null;
  } catch (error) {
    const [reason = 'unknown'] = String(error instanceof Error ? error.message : error).split('\n', 1);
    return reason.includes('can not be found at path') ? 'its binding is not installed' : reason;
  }
}

/**
 * Selects native TensorFlow where its binding loads, else the portable backend, and says which and why.
 * @param options.native how to load the native backend; a test's place to hand in another
 * @throws BackendError where native is required and does not load
 */
export async function selectBackend({
  requireNative = false,
  native = importNative,
}: { requireNative?: boolean; native?: () => Promise<void> } = {}): Promise<Backend> {
  tf.enableProdMode();
  const failure = await tryNative(native);
  if (failure === null) return { name: 'tensorflow', reason: 'the native binding loaded' };
  if (requireNative) throw new BackendError(`native TensorFlow is required, but did not load: ${failure}`);
  await tf.setBackend('cpu');
  return { name: 'cpu', reason: `native TensorFlow did not load: ${failure}` };
}
