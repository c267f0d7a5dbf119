const maxDoublings = 200;
const bisections = 60;
const relativeTolerance = 1e-11;

/**
 * The smallest amount that is exceeded with at most `probability`, by bisection on the falling `exceedance`, which may
 * jump. `scale` is a positive amount of the order of the loss.
 */
export function lossQuantile(exceedance: (amount: number) => number, probability: number, scale: number): number {
  let high = scale;
  for (let doubling = 0; exceedance(high) > probability && doubling < maxDoublings; doubling++) high *= 2;
  let low = -scale;
  for (let doubling = 0; exceedance(low) <= probability && doubling < maxDoublings; doubling++) low *= 2;
  for (let step = 0; step < bisections && high - low > relativeTolerance * scale; step++) {
    const middle = (low + high) / 2;
    if (exceedance(middle) > probability) low = middle;
    else high = middle;
  }
  return high + 0;
}
