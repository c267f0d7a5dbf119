import type { Highs } from 'highs';

/** The solver ended in a way that no model of ours should make it end. */
export class SolverError extends Error {
  override readonly name = 'SolverError';
}

/**
 * By how much a row, a reduced cost or a whole number may be missed, in a program's own unit. HiGHS's own 1e-7 and 1e-6 would
 * add up, over a year's sums, to more than a window's excess is told from nothing by.
 */
export const feasibility = {
  primal_feasibility_tolerance: 1e-9,
  dual_feasibility_tolerance: 1e-9,
  mip_feasibility_tolerance: 1e-9,
} as const;

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
