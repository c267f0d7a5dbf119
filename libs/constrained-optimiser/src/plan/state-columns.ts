import { type CarriedState, priceAfter } from './carried-state.ts';
import type { Aim, PlanProblem } from './plan-problem.ts';
import type { SparseModel } from './sparse-model.ts';

/** Rows that carry a plan's states from draw to draw, in units of the largest addition. */
export interface StateRows {
  readonly scale: number;
  /** Of the states of the draws after the first, and of the one after the last. */
  readonly rows: readonly number[];
  /** Entries of an option that adds `gain`: at most one. */
  readonly entries: (draw: number, gain?: number) => (readonly [row: number, value: number])[];
  /** Worth beyond the horizon of what an option adds to no planned draw, nor to the one after. */
  readonly late: (draw: number, gain?: number) => number;
}

/** As for money: so that a state in another unit makes the same program. */
const decimals = 1e11;
const rounded = (x: number) => Math.round(x * decimals) / decimals;

/** The states' rows: z(t + 1) − keep z(t) − Σ gain x = 0, as differences from the path that the program is taken at. */
export function stateRows(model: SparseModel, carried: CarriedState, draws: PlanProblem['draws']): StateRows {
  const { delay } = carried;
  const change = (draw: number, gain?: number) => (gain ?? 0) - (carried.draws[draw]?.gain ?? 0);
  const scale = draws.reduce(
    (most, options, draw) => options.reduce((more, { gain }) => Math.max(more, Math.abs(change(draw, gain))), most),
    0,
  );
  const rows = carried.draws.map(() => model.addRow(0, 0));
  return {
    scale: scale || 1,
    rows,
    entries: (draw, gain) => {
      const row = rows[draw + delay - 1];
      return row === undefined ? [] : [[row, -rounded(change(draw, gain) / (scale || 1))]];
    },
    late: (draw, gain) => (draw + delay > draws.length ? priceAfter(carried, draw) * change(draw, gain) : 0),
  };
}

/** The states' columns: in the row of their own draw, in the next one's, in its sums of sales and prizes, and in the objective. */
export function addStates(
  model: SparseModel,
  { draws, price, beyond }: CarriedState,
  { scale, rows }: StateRows,
  {
    sales,
    prizes,
    inUnits,
    aim,
  }: {
    readonly sales: readonly number[];
    readonly prizes: readonly number[];
    readonly inUnits: (money: number) => number;
    readonly aim: Aim;
  },
): void {
  const cost = (money: number) => (aim === 'objective' ? -inUnits(money) : 0);
  rows.forEach((row, t) => {
    // The row of t is of the state after draw t, so that its money is of draw t + 1.
    const draw = draws[t + 1];
    const next = rows[t + 1];
    const [salesRow, prizesRow] = [sales[t + 1], prizes[t + 1]];
    model.addColumn({ lower: -Infinity, cost: cost(scale * (draw === undefined ? price : draw.slopes.objective)) }, [
      [row, 1],
      ...(next === undefined || draw === undefined ? [] : [[next, -draw.keep] as const]),
      ...(salesRow === undefined || draw === undefined
        ? []
        : [[salesRow, -inUnits(scale * draw.slopes.expectedSales)] as const]),
      ...(prizesRow === undefined || draw === undefined
        ? []
        : [[prizesRow, -inUnits(scale * draw.slopes.expectedPrizes)] as const]),
    ]);
  });
  // Worth along the path itself, which no choice changes.
  model.addColumn({ lower: 1, upper: 1, cost: cost(beyond) }, []);
}
