import { LN2_HIGH, LN2_LOW, highWord, withHighWord } from './bits.ts';

/** Coefficients of the odd powers of s = f / (2 + f) in ln(1 + f), after the first. */
const L1 = 6.66666666666673513e-1;
const L2 = 3.999999999940941908e-1;
const L3 = 2.857142874366239149e-1;
const L4 = 2.222219843214978396e-1;
const L5 = 1.818357216161805012e-1;
const L6 = 1.531383769920937332e-1;
const L7 = 1.479819860511658591e-1;

/** ln x (fdlibm e_log.c): x = 2^k (1 + f) with 1 + f between √½ and √2. */
export function log(x: number): number {
  if (x === 0) return -Infinity;
  if (Number.isNaN(x) || x < 0) return NaN;
  if (x === Infinity) return x;
  const isSubnormal = highWord(x) < 0x00100000;
  const normal = isSubnormal ? x * 2 ** 54 : x;
  const word = highWord(normal);
  const fraction = word & 0xfffff;
  const carry = (fraction + 0x95f64) & 0x100000;
  const k = (word >> 20) - 1023 + (carry >> 20) - (isSubnormal ? 54 : 0);
  const f = withHighWord(normal, fraction | (carry ^ 0x3ff00000)) - 1;
  if ((0xfffff & (2 + fraction)) < 3) {
    if (f === 0) return k * LN2_HIGH + k * LN2_LOW;
    const rest = f * f * (0.5 - 0.33333333333333333 * f);
    return k === 0 ? f - rest : k * LN2_HIGH - (rest - k * LN2_LOW - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (L2 + w * (L4 + w * L6));
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
  const rest = odd + even;
  if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
    const half = 0.5 * f * f;
    return k === 0 ? f - (half - s * (half + rest)) : k * LN2_HIGH - (half - (s * (half + rest) + k * LN2_LOW) - f);
  }
  return k === 0 ? f - s * (f - rest) : k * LN2_HIGH - (s * (f - rest) - k * LN2_LOW - f);
}

/** ln(1 + x), also where x is small beside 1 (fdlibm s_log1p.c). */
export function log1p(x: number): number {
  if (x === -1) return -Infinity;
  if (Number.isNaN(x) || x < -1) return NaN;
  if (x === Infinity) return x;
  const word = highWord(x);
  const size = word & 0x7fffffff;
  if (size < 0x3e200000) return size < 0x3c900000 ? x : x - x * x * 0.5;
  // Between √½ and √2, nothing is to be taken off.
  if (word < 0x3fda827a && (word > 0 || word <= (0xbfd2bec4 | 0))) return nearOne(x, 1, 0, 0);
  const sum = word < 0x43400000 ? 1 + x : x;
  const exponent = (highWord(sum) >> 20) - 1023;
  const lost = word < 0x43400000 ? (exponent > 0 ? 1 - (sum - x) : x - (sum - 1)) / sum : 0;
  const fraction = highWord(sum) & 0xfffff;
  if (fraction < 0x6a09e) return nearOne(withHighWord(sum, fraction | 0x3ff00000) - 1, fraction, exponent, lost);
  const half = withHighWord(sum, fraction | 0x3fe00000);
  return nearOne(half - 1, (0x100000 - fraction) >> 2, exponent + 1, lost);
}

/** ln(2^k (1 + f)) and what the rounding of 1 + x lost; `fraction` is 0 where f is below 2^-20. */
function nearOne(f: number, fraction: number, k: number, lost: number): number {
  const half = 0.5 * f * f;
  if (fraction === 0) {
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + (lost + k * LN2_LOW);
    const rest = half * (1 - 0.66666666666666666 * f);
    return k === 0 ? f - rest : k * LN2_HIGH - (rest - (k * LN2_LOW + lost) - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const rest = z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))));
  if (k === 0) return f - (half - s * (half + rest));
  return k * LN2_HIGH - (half - (s * (half + rest) + (k * LN2_LOW + lost)) - f);
}
