import type { ModelData } from 'highs';
import type { Aim, DrawOption, Leniency, PlanProblem, PlanTask, PlanWindow } from './plan-problem.ts';
import { SparseModel } from './sparse-model.ts';
import { addStates, stateRows } from './state-columns.ts';

/** A plan's program as the solver takes it: a minimisation, with money counted in `unit`. */
interface PlanProgram {
  readonly data: ModelData;
  readonly unit: number;
  /** The column of each draw's first option; the columns of a draw's options follow each other. */
  readonly firstColumn: readonly number[];
}

/** Coefficients are rounded to this, so that money in another currency makes the same program but for rare digits. */
const decimals = 1e11;

/**
 * The rows: one option a draw; sums of sales and of prizes up to each draw, and windows as differences of them, so that
 * the matrix stays sparse (52 dense windows were measured to end without a plan); the jackpot of each draw and its
 * largest change. Sums, jackpots and excesses are columns behind those of the options.
 */
export function planProgram(
  { problem, aim, lenient }: PlanTask,
  { integral }: { readonly integral: boolean },
): PlanProgram {
  const { draws, windows, maxChange, carried } = problem;
  const unit = largest(draws, ({ expectedSales }) => expectedSales) || 1;
  const jackpotUnit = largest(draws, ({ jackpot }) => jackpot);
  const inUnits = (money: number): number => Math.round((money / unit) * decimals) / decimals;
  const model = new SparseModel();
  const oneOption = draws.map(() => model.addRow(1, 1));
  const sales = draws.map(() => model.addRow(0, 0));
  const prizes = draws.map(() => model.addRow(0, 0));
  const jackpots = maxChange === null ? [] : draws.map(() => model.addRow(0, 0));
  const states = carried && stateRows(model, carried, draws);
  const firstColumn = draws.map((options, draw) =>
    Math.min(
      ...options.map(({ jackpot, objective, expectedSales, expectedPrizes, gain }) =>
        model.addColumn(
          {
            cost: aim === 'objective' ? -inUnits(objective + (states?.late(draw, gain) ?? 0)) : 0,
            ...(integral ? { upper: 1, integer: true } : {}),
          },
          [
            [oneOption[draw] ?? 0, 1],
            [sales[draw] ?? 0, -inUnits(expectedSales)],
            [prizes[draw] ?? 0, -inUnits(expectedPrizes)],
            ...(maxChange === null ? [] : [[jackpots[draw] ?? 0, -jackpot / jackpotUnit] as const]),
            ...(states?.entries(draw, gain) ?? []),
          ],
        ),
      ),
    ),
  );
  if (carried && states) addStates(model, carried, states, { sales, prizes, inUnits, aim });
  const windowRows = windows.map((window) => windowRow(model, window, inUnits));
  addSums(model, windows, windowRows, sales, (window) => (window.bound === 'max' ? -window.ratio : window.ratio));
  addSums(model, windows, windowRows, prizes, (window) => (window.bound === 'max' ? 1 : -1));
  if (maxChange !== null) addJackpots(model, jackpots, maxChange);
  if (lenient) addExcesses(model, windows, windowRows, lenient, aim, unit);
  return { data: model.data(), unit, firstColumn };
}

function largest(draws: PlanProblem['draws'], of: (option: DrawOption) => number): number {
  return draws.reduce((most, options) => options.reduce((more, option) => Math.max(more, of(option)), most), 0);
}

function windowRow(model: SparseModel, window: PlanWindow, inUnits: (money: number) => number): number {
  const { bound, ratio, pastSales, pastPrizes, margin } = window;
  const room = bound === 'max' ? ratio * pastSales - pastPrizes : pastPrizes - ratio * pastSales;
  return model.addRow(-Infinity, inUnits(room - margin));
}

/** Σ up to each draw, in the row that defines it, in the next one's, and in the windows that begin or end there. */
function addSums(
  model: SparseModel,
  windows: readonly PlanWindow[],
  windowRows: readonly number[],
  sums: readonly number[],
  weight: (window: PlanWindow) => number,
): void {
  sums.forEach((row, draw) => {
    const next = sums[draw + 1];
    const ends = windows.flatMap((window, at) => {
      const sign = window.last === draw ? 1 : window.first - 1 === draw ? -1 : 0;
      return sign === 0 ? [] : [[windowRows[at] ?? 0, sign * weight(window)] as const];
    });
    model.addColumn({ lower: -Infinity }, [[row, 1], ...(next === undefined ? [] : [[next, -1] as const]), ...ends]);
  });
}

function addJackpots(model: SparseModel, jackpots: readonly number[], maxChange: number): void {
  const steps = jackpots.slice(1).map(() => ({
    rise: model.addRow(-Infinity, 0),
    fall: model.addRow(-Infinity, 0),
  }));
  jackpots.forEach((row, draw) => {
    const [before, after] = [steps[draw - 1], steps[draw]];
    model.addColumn({}, [
      [row, 1],
      ...(before
        ? ([
            [before.rise, 1],
            [before.fall, -1],
          ] as const)
        : []),
      ...(after
        ? ([
            [after.rise, -1 - maxChange],
            [after.fall, 1 - maxChange],
          ] as const)
        : []),
    ]);
  });
}

function addExcesses(
  model: SparseModel,
  windows: readonly PlanWindow[],
  windowRows: readonly number[],
  { before, excessAtMost }: Leniency,
  aim: Aim,
  unit: number,
): void {
  const total = model.addRow(-Infinity, excessAtMost / unit);
  windows.forEach((window, at) => {
    if (window.last >= before) return;
    model.addColumn({ cost: aim === 'leastExcess' ? 1 : 0 }, [
      [windowRows[at] ?? 0, -1],
      [total, 1],
    ]);
  });
}
