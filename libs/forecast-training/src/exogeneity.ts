import { type Exogeneity, type ModelArtefact, jackpotPart, normalCdf, pastSurprises } from '@jackpot/forecast-model';
import type { SalesRow } from '@jackpot/sales-data';
import { choleskyFactor, choleskySolve, inverseFactor } from './cholesky.ts';
import { rounded } from './rounded.ts';
import { heldDraw } from './training-window.ts';

/** Draws that the test takes at least. */
const LEAST_DRAWS = 52;
/** An instrument whose F is smaller says nothing of the response (Staiger & Stock 1997). */
const LEAST_STRENGTH = 10;
/** A jackpot that hardly moves sales has no part that luck could move. */
const LEAST_VARIANCE = 1e-6;

interface Regression {
  readonly coefficients: readonly number[];
  readonly residuals: readonly number[];
  /** Standard errors of the coefficients. */
  readonly errors: readonly number[];
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
const squares = (values: readonly number[]) => dot(values, values);

/** Ordinary least squares of `y` on the columns of `rows`. */
function regression(rows: readonly (readonly number[])[], y: readonly number[]): Regression {
  const columns = (rows[0] ?? []).map((_, i) => rows.map((row) => row[i] ?? 0));
  const factor = choleskyFactor(columns.map((a) => columns.map((b) => dot(a, b))));
  const coefficients = choleskySolve(
    factor,
    columns.map((column) => dot(column, y)),
  );
  const residuals = rows.map((row, t) => (y[t] ?? 0) - dot(row, coefficients));
  const variance = squares(residuals) / (rows.length - columns.length);
  const inverse = inverseFactor(factor);
  const errors = columns.map((_, i) => Math.sqrt(variance * squares(inverse.map((line) => line[i] ?? 0))));
  return { coefficients, residuals, errors };
}

/** A draw by which the test judges: the jackpot's part of log sales, the same with the surprise, and what stood before it. */
interface Judged {
  readonly part: number;
  readonly sold: number;
  /** 1, and of the draw before the jackpot's part and the surprise. */
  readonly controls: readonly number[];
  /** Luck: whether the draw before was won, alone and by the size of the jackpot that it ended. */
  readonly luck: readonly number[];
}

function judgedDraws(model: ModelArtefact, rows: readonly SalesRow[]): Judged[] {
  const surprises = pastSurprises(rows.map(heldDraw), model.fit.rows, model);
  const paid = new Map(rows.map(({ drawDate, jackpotPaid }) => [drawDate, jackpotPaid]));
  return surprises.slice(1).flatMap(({ draw, surprise }, i) => {
    const before = surprises[i];
    const prize = before && paid.get(before.draw.drawDate);
    if (before === undefined || prize === null || prize === undefined) return [];
    const [part, partBefore] = [draw, before.draw].map(({ jackpot }) => jackpotPart(jackpot, model));
    const won = Number(prize > 0);
    return [
      {
        part: part ?? 0,
        sold: (part ?? 0) + surprise,
        controls: [1, partBefore ?? 0, before.surprise],
        luck: [won, won * (partBefore ?? 0)],
      },
    ];
  });
}

/**
 * Hausman's test that jackpots do not answer demand that the model can't see, in its form of an added regressor (Durbin 1954, Wu
 * 1973, Hausman 1978). The instrument is luck: a jackpot that was won starts again, one that wasn't rolls over, whatever demand is
 * to come. Under the model, log sales rise by once the jackpot's part whether luck or the operator moved it.
 * @returns null where winners aren't known or luck doesn't move the jackpot
 */
export function exogeneity(model: ModelArtefact, rows: readonly SalesRow[]): Exogeneity | null {
  const draws = judgedDraws(model, rows);
  const parts = draws.map(({ part }) => part);
  const mean = parts.reduce((sum, part) => sum + part, 0) / parts.length;
  if (draws.length < LEAST_DRAWS || !(squares(parts.map((part) => part - mean)) > LEAST_VARIANCE * draws.length))
    return null;
  const wins = draws.filter(({ luck: [won] }) => won === 1).length;
  if (wins < 3 || wins > draws.length - 3) return null;
  const withLuck = draws.map(({ controls, luck }) => [...controls, ...luck]);
  const without = regression(
    draws.map(({ controls }) => controls),
    parts,
  );
  const chosen = regression(withLuck, parts);
  const luck = draws[0]?.luck.length ?? 0;
  const left = squares(chosen.residuals);
  const strength = (squares(without.residuals) - left) / luck / (left / (draws.length - (withLuck[0]?.length ?? 0)));
  if (!(strength >= LEAST_STRENGTH)) return null;
  const { coefficients, errors } = regression(
    draws.map(({ part, controls }, t) => [...controls, part, chosen.residuals[t] ?? 0]),
    draws.map(({ sold }) => sold),
  );
  const [byLuck = NaN, chosenMore = NaN] = coefficients.slice(-2);
  const [ofLuck = NaN, ofChosen = NaN] = errors.slice(-2);
  return {
    draws: draws.length,
    wins,
    strength: rounded(strength),
    byLuck: { share: rounded(byLuck), deviation: rounded(ofLuck) },
    probability: rounded(2 * normalCdf(-Math.abs(chosenMore / ofChosen))),
  };
}
