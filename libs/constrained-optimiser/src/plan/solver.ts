import type { Highs } from 'highs';

/** The solver ended in a way that no model of ours should make it end. */
export class SolverError extends Error {
  override readonly name = 'SolverError';
}

let loading: Promise<Highs> | null = null;

/** HiGHS, compiled to WebAssembly: loaded when a plan is first asked for, and kept. */
export function loadSolver(): Promise<Highs> {
  return (loading ??= load());
}

async function load(): Promise<Highs> {
  // The package describes its CommonJS build only: as an ES module its default export is the loader itself.
  const { default: loader } = (await import('highs')) as unknown as { default: () => Promise<Highs> };
  return loader();
}
