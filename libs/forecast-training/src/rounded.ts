/** Digits that a weight keeps: more than float32 holds, fewer than would print its noise. */
const WEIGHT_DIGITS = 9;

/** A number as the artefact holds it. */
export const rounded = (x: number) => Number(x.toPrecision(WEIGHT_DIGITS));
