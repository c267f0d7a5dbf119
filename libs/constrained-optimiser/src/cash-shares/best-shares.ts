/** Worth to one country of some of the company's spare cash. Money is in the company's currency. */
export interface CashChoice {
  readonly need: number;
  readonly value: number;
}

/** A country's choices, by rising need and value; at least one. */
export type CashChoices = readonly CashChoice[];

/** Outcome of shares: by country the choice that its share pays for, or `null` where it pays for none. */
export interface SharesOutcome {
  readonly shares: readonly number[];
  /** Null where not even the choice of the least need is paid for: the country would be infeasible. */
  readonly chosen: readonly (CashChoice | null)[];
  /** Sum of the values: of an infeasible country that of its least need, which it announces all the same. */
  readonly value: number;
}

/** Shares are multiples of one ten-thousandth, so that a finance officer can write them down. */
const UNITS = 10_000;

/** Outcome of given shares of the spare cash. */
export function outcomeOf(countries: readonly CashChoices[], shares: readonly number[], spare: number): SharesOutcome {
  const chosen = countries.map((choices, at) => paidFor(choices, (shares[at] ?? 0) * spare));
  const values = chosen.map((choice, at) => (choice ?? countries[at]?.[0])?.value ?? 0);
  return { shares, chosen, value: values.reduce((sum, value) => sum + value, 0) };
}

/** Relative to the cash: what a share's decimals lose in binary. */
const rounding = 1e-9;

function paidFor(choices: CashChoices, cash: number): CashChoice | null {
  return choices.findLast(({ need }) => need <= cash * (1 + rounding)) ?? null;
}

/**
 * The shares that leave the fewest countries infeasible and, of those, earn most: a knapsack with one choice a country, solved
 * exactly over multiples of a ten-thousandth by dynamic programming.
 *
 * @param present shares in whose proportion is spread what the choices don't need
 */
export function bestShares(
  countries: readonly CashChoices[],
  spare: number,
  present: readonly number[],
): SharesOutcome {
  const options = countries.map((choices) => optionsOf(choices, spare));
  // By units spent: the best outcome of the countries so far.
  let best: (Standing | null)[] = Array.from({ length: UNITS + 1 }, (_, units) => (units === 0 ? nothing : null));
  const tables: Int32Array[] = [];
  for (const country of options) {
    const next: (Standing | null)[] = Array.from({ length: UNITS + 1 }, () => null);
    const taken = new Int32Array(UNITS + 1).fill(-1);
    for (let spent = 0; spent <= UNITS; spent += 1) {
      const before = best[spent];
      if (!before) continue;
      for (const [at, { units, infeasible, value }] of country.entries()) {
        if (spent + units > UNITS) continue;
        const standing = { infeasible: before.infeasible + infeasible, value: before.value + value };
        if (!isBetter(standing, next[spent + units] ?? null)) continue;
        next[spent + units] = standing;
        taken[spent + units] = at;
      }
    }
    tables.push(taken);
    best = next;
  }
  let spent = best.reduce(
    (top, standing, units) => (standing && isBetter(standing, best[top] ?? null) ? units : top),
    0,
  );
  const units = options.map(() => 0);
  for (let at = options.length - 1; at >= 0; at -= 1) {
    const option = options[at]?.[tables[at]?.[spent] ?? 0];
    units[at] = option?.units ?? 0;
    spent -= option?.units ?? 0;
  }
  const shares = spreadRest(units, present).map((count) => count / UNITS);
  return outcomeOf(countries, shares, spare);
}

interface Standing {
  readonly infeasible: number;
  readonly value: number;
}

const nothing: Standing = { infeasible: 0, value: 0 };

function isBetter(one: Standing, other: Standing | null): boolean {
  if (other === null) return true;
  return one.infeasible === other.infeasible ? one.value > other.value : one.infeasible < other.infeasible;
}

/** Each country has a share, if the least, since a config states one. */
function optionsOf(choices: CashChoices, spare: number): (Standing & { readonly units: number })[] {
  const paid = choices.map(({ need, value }) => ({
    units: spare > 0 ? Math.max(1, Math.ceil((need / spare) * UNITS * (1 - rounding))) : need > 0 ? Infinity : 1,
    infeasible: 0,
    value,
  }));
  return [{ units: 1, infeasible: 1, value: choices[0]?.value ?? 0 }, ...paid].filter(({ units }) => units <= UNITS);
}

/** All units, those that no choice needs in proportion to the present shares. */
function spreadRest(units: readonly number[], present: readonly number[]): number[] {
  const rest = UNITS - units.reduce((sum, count) => sum + count, 0);
  const total = present.reduce((sum, share) => sum + share, 0);
  return units.map((count, at) => count + Math.floor((rest * (present[at] ?? 0)) / total));
}
