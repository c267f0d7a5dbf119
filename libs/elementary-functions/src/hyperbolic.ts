import { exp, expm1 } from './exponential.ts';

/** From here on e^-x is nothing beside e^x. */
const LARGE = 22;
/** Largest x whose e^x is finite, rounded up as fdlibm compares high words. */
const LARGEST = 709.7822265625;

/** sinh x (fdlibm e_sinh.c). */
export function sinh(x: number): number {
  const [half, size] = [x < 0 ? -0.5 : 0.5, Math.abs(x)];
  if (size < 2 ** -28 || Number.isNaN(x)) return x;
  if (size < LARGE) {
    const t = expm1(size);
    return size < 1 ? half * (2 * t - (t * t) / (t + 1)) : half * (t + t / (t + 1));
  }
  return largeHalf(half, size);
}

/** cosh x (fdlibm e_cosh.c). */
export function cosh(x: number): number {
  const size = Math.abs(x);
  if (size < 0.5 * Math.LN2) {
    const t = expm1(size);
    const w = 1 + t;
    return size < 2 ** -55 ? w : 1 + (t * t) / (w + w);
  }
  if (size < LARGE) {
    const t = exp(size);
    return 0.5 * t + 0.5 / t;
  }
  return largeHalf(0.5, size);
}

/** `half` e^size, also where e^size alone is too large. */
function largeHalf(half: number, size: number): number {
  if (size < LARGEST) return half * exp(size);
  const root = exp(0.5 * size);
  return half * root * root;
}

/** tanh x (fdlibm s_tanh.c). */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < 2 ** -28 || Number.isNaN(x)) return x;
  const sign = x < 0 ? -1 : 1;
  if (size >= LARGE) return sign;
  if (size >= 1) return sign * (1 - 2 / (expm1(2 * size) + 2));
  const t = expm1(-2 * size);
  return sign * (-t / (t + 2));
}
