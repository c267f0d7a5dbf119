import { createHash } from 'node:crypto';

/**
 * A number in [0, 1) that a seed gives to a name. What happens to one call depends on no other call, so a history from which
 * something is taken away goes on as before.
 */
export function chance(seed: number, ...name: readonly (string | number)[]): number {
  return (
    createHash('md5')
      .update([seed, ...name].join('/'))
      .digest()
      .readUInt32BE(0) /
    2 ** 32
  );
}

/** One of `options`, each as likely as the others. */
export function pick<T>(options: readonly [T, ...T[]], at: number): T {
  return options[Math.floor(at * options.length)] ?? options[0];
}
