/**
 * fast-check as Jest gives it to every test: properties run on the same cases each time, so that a pull request is red only by
 * what it changes. PROPERTY_SEED gives them others; `npm run fuzz` draws it anew for each round and prints it.
 */
// By its file: Jest gives this module wherever fast-check is asked for by name.
/* eslint-disable @nx/enforce-module-boundaries */
import fc from '../../node_modules/fast-check/lib/cjs/fast-check.js';

const FIXED_SEED = 1;

fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? FIXED_SEED) });

export * from '../../node_modules/fast-check/lib/cjs/fast-check.js';
export default fc;
