/** A draw from a proposal. `weight`: the posterior over the proposal there. */
interface Weighted {
  readonly elasticity: number;
  readonly weight: number;
}

/** Draws that an artefact keeps. */
const KEPT = 64;

/** Systematic resampling along the elasticity (Kitagawa 1996): each kept draw stands for an equal share of the weight. */
export function equallyLikely<Drawn extends Weighted>(drawn: readonly Drawn[]): Drawn[] {
  const sorted = drawn.toSorted((a, b) => a.elasticity - b.elasticity);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const kept: Drawn[] = [];
  let passed = 0;
  for (const one of sorted) {
    passed += one.weight;
    while (kept.length < KEPT && (kept.length + 0.5) / KEPT <= passed / total) kept.push(one);
  }
  return kept;
}
