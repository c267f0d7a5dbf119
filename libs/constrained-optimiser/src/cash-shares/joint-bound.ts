import type { CashChoice } from './best-shares.ts';

/** A choice with the chance that it loses more than an amount, in the company's currency. */
export interface RiskyChoice extends CashChoice {
  readonly exceedance: (amount: number) => number;
}

/** Cells of the spare cash in which losses are counted, each loss rounded down: the bound stays a bound. */
const CELLS = 128;
/** Combinations looked at, best first; the value of the next one bounds all that are left. */
const MOST_TRIED = 20_000;

/**
 * Bound of what any joint choice can earn: no choice a country, made together, has more value while the sum of the losses, gains of one
 * not paying for another, exceeds the spare cash with at most `probability`. Combinations are tried by falling value, so that
 * the first that keeps it is the best; losses are independent and convolved.
 *
 * @param countries choices of each country by rising value, at least one
 * @returns null where no combination keeps it
 */
export function jointBound(
  countries: readonly (readonly RiskyChoice[])[],
  spare: number,
  probability: number,
): number | null {
  const falling = countries.map((choices) => choices.toReversed());
  const lost = falling.map((choices) => choices.map(remembered((choice) => lossCells(choice, spare))));
  const valueOf = (at: readonly number[]) =>
    at.reduce((sum, index, country) => sum + (falling[country]?.[index]?.value ?? 0), 0);
  const open: { readonly at: readonly number[]; readonly value: number }[] = [];
  const seen = new Set<string>();
  const add = (at: readonly number[]) => {
    const key = at.join();
    if (seen.has(key) || at.some((index, country) => index >= (falling[country]?.length ?? 0))) return;
    seen.add(key);
    insert(open, { at, value: valueOf(at) });
  };
  add(falling.map(() => 0));
  for (let tried = 0; tried < MOST_TRIED; tried += 1) {
    const next = open.pop();
    if (next === undefined) return null;
    const exceeds = exceedsTogether(next.at.map((index, country) => lost[country]?.[index]?.() ?? new Float64Array(1)));
    if (exceeds <= probability * (1 + 1e-9)) return next.value;
    next.at.forEach((index, country) => add(next.at.with(country, index + 1)));
  }
  return open.at(-1)?.value ?? null;
}

/** The best last. */
function insert<T extends { readonly value: number }>(open: T[], one: T): void {
  let [low, high] = [0, open.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((open[middle]?.value ?? 0) < one.value) low = middle + 1;
    else high = middle;
  }
  open.splice(low, 0, one);
}

function remembered<T, R>(of: (value: T) => R): (value: T) => () => R {
  return (value) => {
    let known: { readonly result: R } | null = null;
    return () => (known ??= { result: of(value) }).result;
  };
}

/** P(loss in each cell of the spare cash), gains and small losses in the first; what is beyond the cash is in none. */
function lossCells({ exceedance }: RiskyChoice, spare: number): Float64Array {
  const beyond = Array.from({ length: CELLS + 1 }, (_, cell) => (cell === 0 ? 1 : exceedance((cell * spare) / CELLS)));
  return Float64Array.from({ length: CELLS }, (_, cell) => Math.max(0, (beyond[cell] ?? 0) - (beyond[cell + 1] ?? 0)));
}

/** P(the sum lies beyond all cells): one less what stays inside. */
function exceedsTogether(losses: readonly Float64Array[]): number {
  let sum = Float64Array.from({ length: CELLS }, (_, cell) => (cell === 0 ? 1 : 0));
  for (const cells of losses) {
    const next = new Float64Array(CELLS);
    cells.forEach((chance, by) => {
      if (chance > 0)
        for (let cell = by; cell < CELLS; cell += 1) next[cell] = (next[cell] ?? 0) + chance * (sum[cell - by] ?? 0);
    });
    sum = next;
  }
  return 1 - sum.reduce((total, chance) => total + chance, 0);
}
