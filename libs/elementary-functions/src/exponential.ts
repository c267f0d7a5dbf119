import { LN2_HIGH, LN2_LOW, highWord, powerOfTwo } from './bits.ts';

const LARGEST = 7.09782712893383973096e2;
const SMALLEST = -7.4513321910194110842e2;
const ONE_OVER_LN2 = 1.442695040888963387;

/** The multiple of ln 2 to take off, so that at most half of it is left. */
function multiplesOfLn2(x: number): number {
  const size = highWord(x) & 0x7fffffff;
  if (size <= 0x3fd62e42) return 0;
  const sign = x < 0 ? -1 : 1;
  return size < 0x3ff0a2b2 ? sign : Math.trunc(ONE_OVER_LN2 * x + sign / 2);
}

/** y · 2^k, also where 2^k alone is too large. */
function scaled(y: number, k: number): number {
  return k === 1024 ? y * 2 * powerOfTwo(1023) : y * powerOfTwo(k);
}

/** e^x (fdlibm e_exp.c): e^x = 2^k e^r, and for r the remainder of a rational approximation, below 2^-59. */
export function exp(x: number): number {
  if (Number.isNaN(x) || x > LARGEST) return x * Infinity;
  if (x < SMALLEST) return 0;
  // V8's one exception: the formula's last bit is wrong there.
  if (x === 1) return Math.E;
  if (Math.abs(x) < 2 ** -28) return 1 + x;
  const k = multiplesOfLn2(x);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  return k >= -1021 ? scaled(y, k) : y * powerOfTwo(k + 1000) * 2 ** -1000;
}

/** e^x − 1, also where that is small beside 1 (fdlibm s_expm1.c). */
export function expm1(x: number): number {
  if (Number.isNaN(x) || x > LARGEST) return x * Infinity;
  const size = highWord(x) & 0x7fffffff;
  if (size >= 0x4043687a && x < 0) return -1;
  if (size < 0x3c900000) return x;
  const k = multiplesOfLn2(x);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const lost = high - r - low;
  const half = 0.5 * r;
  const square = r * half;
  const p =
    1 +
    square *
      (-3.33333333333331316428e-2 +
        square *
          (1.58730158725481460165e-3 +
            square *
              (-7.93650757867487942473e-5 +
                square * (4.00821782732936239552e-6 + square * -2.01099218183624371326e-7))));
  const t = 3 - p * half;
  const quotient = square * ((p - t) / (6 - r * t));
  if (k === 0) return r - (r * quotient - square);
  const e = r * (quotient - lost) - lost - square;
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k <= -2 || k > 56) return scaled(1 - (e - r), k) - 1;
  const inverse = powerOfTwo(-k);
  return (k < 20 ? 1 - inverse - (e - r) : r - (e + inverse) + 1) * powerOfTwo(k);
}
