import util from 'node:util';

/**
 * Restores what Node 23 removed from `util` and `@tensorflow/tfjs-node` 4.22.0 still calls. Must be imported before that package
 * is; its module object is one and the same for every importer of a thread.
 */
if (!('isNullOrUndefined' in util)) {
  Object.defineProperty(util, 'isNullOrUndefined', {
    value: (value: unknown): boolean => value === null || value === undefined,
  });
}
