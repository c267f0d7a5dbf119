import type { Highs } from 'highs';
import { beyondBound, type PlanWindow } from '../plan-problem.ts';
import { feasibility, SolverError } from '../solver.ts';
import { SparseModel } from '../sparse-model.ts';
import { bestPolicy } from './best-policy.ts';
import { expectedPath } from './expected-path.ts';
import type { ExpectedWeek, Policy, Reward, RolloverGame } from './rollover-game.ts';

/** A policy with its expectations. */
export interface PolicyColumn {
  readonly policy: Policy;
  readonly weeks: readonly ExpectedWeek[];
  readonly objective: number;
  /** By window, the money by which planned prizes lie beyond its bound, planned sales alone. */
  readonly beyond: readonly number[];
}

/** The best mixture of policies that keeps every window in expectation. */
export interface PolicyMixture {
  readonly columns: readonly { readonly column: PolicyColumn; readonly share: number }[];
  /** Of the aim: the objective, or less the excess. */
  readonly value: number;
  /** No mixture does better. */
  readonly bound: number;
  /** No mixture that begins with the option does better. */
  readonly boundByFirst: Float64Array;
  /** Reward of draws under the windows' multipliers, by which policies were found. */
  readonly prices: Float64Array;
}

/** Aim of a mixture: the objective within an excess of the windows that may be missed, or the least excess itself. */
export interface MixtureAim {
  readonly aim: 'objective' | 'leastExcess';
  /** Money by which windows may miss their bounds in all. */
  readonly excessAtMost: number;
}

/** Policies that are priced at most; some 50 are enough for 52 draws of 200 jackpots. */
const MOST_POLICIES = 600;
/** Of a draw's sales: what a further policy may still add when the search ends. */
export const NEGLIGIBLE = 1e-8;

/**
 * Column generation (Dantzig and Wolfe 1960): a linear program mixes the policies found so far, its multipliers price prizes and sales
 * of each window, and the policy that is best at these prices joins, until none improves.
 *
 * @param seeds policies to begin with
 * @throws SolverError
 */
export function policyMixture(
  highs: Highs,
  game: RolloverGame,
  { aim, excessAtMost }: MixtureAim,
  seeds: readonly PolicyColumn[],
): PolicyMixture {
  const unit = scaleOf(game);
  const { windows } = game;
  const columns = [...seeds];
  if (columns.length === 0) columns.push(columnOf(game, bestPolicy(game, (_, option) => option.objective).policy));
  const model = new SparseModel();
  const one = model.addRow(1, 1);
  const rows = windows.map((window) => model.addRow(-Infinity, roomOf(window) / unit));
  const total = model.addRow(-Infinity, excessAtMost / unit);
  const entriesOf = (column: PolicyColumn) => [
    [one, 1] as const,
    ...rows.map((row, at) => [row, (column.beyond[at] ?? 0) / unit] as const),
  ];
  const costOf = (column: PolicyColumn) => (aim === 'objective' ? -column.objective / unit : 0);
  for (const column of columns) model.addColumn({ cost: costOf(column) }, entriesOf(column));
  const seedCount = columns.length;
  for (const row of rows)
    model.addColumn({ cost: aim === 'leastExcess' ? 1 : 0 }, [
      [row, -1],
      [total, 1],
    ]);
  return highs.withModel(model.data(), (master) => {
    master.options.set({ output_flag: false, ...feasibility });
    for (let tried = 0; tried < MOST_POLICIES; tried += 1) {
      const { modelStatus } = master.run();
      if (modelStatus !== highs.constants.modelStatus.optimal)
        throw new SolverError(`the mixture of policies ended with status ${modelStatus}`);
      const { rowDual, colValue } = master.getSolution();
      const value = -master.getObjectiveValue() * unit;
      const prices = Float64Array.from(rows, (row) => Math.max(0, -(rowDual[row] ?? 0)));
      const priced = bestPolicy(game, rewardAt(game, aim, prices));
      const gain = priced.value + (rowDual[one] ?? 0) * unit;
      const isBest = gain <= NEGLIGIBLE * unit;
      if (isBest || (aim === 'leastExcess' && value >= -NEGLIGIBLE * unit)) {
        const shareOf = (at: number) => colValue[at < seedCount ? at : at + rows.length] ?? 0;
        return {
          columns: columns.flatMap((column, at) => (shareOf(at) > 1e-9 ? [{ column, share: shareOf(at) }] : [])),
          value,
          bound: value + Math.max(0, gain),
          boundByFirst: priced.byFirst.map((worth) => value + worth + (rowDual[one] ?? 0) * unit),
          prices,
        };
      }
      const column = columnOf(game, priced.policy);
      columns.push(column);
      const entries = entriesOf(column);
      master.addCol(costOf(column), 0, Infinity, {
        indices: Int32Array.from(entries, ([row]) => row),
        values: Float64Array.from(entries, ([, entry]) => entry),
      });
    }
    throw new SolverError(`${MOST_POLICIES} policies were priced, and a better one may be left`);
  });
}

/** A policy, with what it brings. */
export function columnOf(game: RolloverGame, policy: Policy): PolicyColumn {
  const weeks = expectedPath(game, policy);
  return {
    policy,
    weeks,
    objective: weeks.reduce((sum, { objective }) => sum + objective, 0),
    beyond: game.windows.map((window) => beyondBound(window, plannedSums(weeks, window))),
  };
}

/** Reward of a draw's option where prizes beyond each window's bound have a price. */
export function rewardAt({ windows, draws }: RolloverGame, aim: MixtureAim['aim'], prices: Float64Array): Reward {
  const perDraw = draws.map((_, draw) =>
    windows.reduce(
      (sum, { bound, ratio, first, last }, at) => {
        if (draw < first || draw > last) return sum;
        const price = bound === 'max' ? (prices[at] ?? 0) : -(prices[at] ?? 0);
        return { prizes: sum.prizes + price, sales: sum.sales - price * ratio };
      },
      { prizes: 0, sales: 0 },
    ),
  );
  return (draw, { objective, expectedSales, expectedPrizes }) => {
    const { prizes, sales } = perDraw[draw] ?? { prizes: 0, sales: 0 };
    return (aim === 'objective' ? objective : 0) - prizes * expectedPrizes - sales * expectedSales;
  };
}

function plannedSums(weeks: readonly ExpectedWeek[], { first, last }: PlanWindow) {
  let [sales, prizes] = [0, 0];
  for (const { expectedSales, expectedPrizes } of weeks.slice(first, last + 1)) {
    sales += expectedSales;
    prizes += expectedPrizes;
  }
  return { sales, prizes };
}

/** Money by which planned prizes may lie beyond a window's bound, for what lies in it of the past. */
export function roomOf(window: PlanWindow): number {
  return -beyondBound(window, { sales: window.pastSales, prizes: window.pastPrizes }) - window.margin;
}

/** The largest expected sales of a draw: what money is counted in. */
export function scaleOf({ draws }: RolloverGame): number {
  const sales = draws.flatMap(({ options }) => options.map(({ expectedSales }) => expectedSales));
  return sales.reduce((most, one) => Math.max(most, one), 0) || 1;
}
