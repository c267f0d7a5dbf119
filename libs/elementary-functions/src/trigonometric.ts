import { highWord, withHighWord } from './bits.ts';

const TWO_OVER_PI = 6.36619772367581382433e-1;
/** π/2 in parts of 33 bits, each with what the next ones leave over. */
const PARTS = [
  [1.57079632673412561417, 6.07710050650619224932e-11],
  [6.0771005063039659766e-11, 2.02226624879595063154e-21],
  [2.0222662487111664558e-21, 8.47842766036889956997e-32],
] as const;
/** Largest |x| for which these parts of π/2 are enough. */
const LARGEST = 2 ** 19 * (Math.PI / 2);
const QUARTER_PI_WORD = 0x3fe921fb;

/** cos x (fdlibm s_cos.c). Beyond 2^19 quarter turns, where x has few digits left for the angle, it is V8's own. */
export function cos(x: number): number {
  return Math.abs(x) > LARGEST ? Math.cos(x) : ofQuarters(x, 1);
}

/** sin x (fdlibm s_sin.c). Beyond 2^19 quarter turns, where x has few digits left for the angle, it is V8's own. */
export function sin(x: number): number {
  return Math.abs(x) > LARGEST ? Math.sin(x) : ofQuarters(x, 0);
}

/** sin(x + `ahead` quarter turns). */
function ofQuarters(x: number, ahead: number): number {
  if (Number.isNaN(x)) return NaN;
  if ((highWord(x) & 0x7fffffff) <= QUARTER_PI_WORD) return ahead === 0 ? sinePart(x, null) : cosinePart(x, 0);
  const [quarters, y, rest] = remainder(x);
  const quarter = (quarters + ahead) & 3;
  const value = quarter % 2 === 0 ? sinePart(y, rest) : cosinePart(y, rest);
  return quarter < 2 ? value : -value;
}

/** x = `quarters` π/2 + y + rest, |y| up to π/4 (fdlibm e_rem_pio2.c). */
function remainder(x: number): readonly [quarters: number, y: number, rest: number] {
  const size = Math.abs(x);
  const sign = x < 0 ? -1 : 1;
  const word = highWord(size);
  if (word < 0x4002d97c) {
    const [[first, afterFirst], [second, afterSecond]] = PARTS;
    const isNearQuarter = word === 0x3ff921fb;
    const z = isNearQuarter ? size - first - second : size - first;
    const after = isNearQuarter ? afterSecond : afterFirst;
    const y = z - after;
    return [sign, sign * y, sign * (z - y - after)];
  }
  const quarters = Math.trunc(size * TWO_OVER_PI + 0.5);
  const exponent = word >> 20;
  let [r, w] = [size - quarters * PARTS[0][0], quarters * PARTS[0][1]];
  // More parts where so many bits cancelled.
  for (const [part, bits] of [
    [PARTS[1], 16],
    [PARTS[2], 49],
  ] as const) {
    if (exponent - ((highWord(r - w) >> 20) & 0x7ff) <= bits) break;
    const before = r;
    w = quarters * part[0];
    r = before - w;
    w = quarters * part[1] - (before - r - w);
  }
  const y = r - w;
  return [sign * quarters, sign * y, sign * (r - y - w)];
}

/** sin(x + rest) for |x| up to π/4 (fdlibm k_sin.c). */
function sinePart(x: number, rest: number | null): number {
  if ((highWord(x) & 0x7fffffff) < 0x3e400000) return x;
  const z = x * x;
  const cube = z * x;
  const p =
    8.33333333332248946124e-3 +
    z *
      (-1.98412698298579493134e-4 +
        z * (2.75573137070700676789e-6 + z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)));
  if (rest === null) return x + cube * (-1.66666666666666324348e-1 + z * p);
  return x - (z * (0.5 * rest - cube * p) - rest - cube * -1.66666666666666324348e-1);
}

/** cos(x + rest) for |x| up to π/4 (fdlibm k_cos.c). */
function cosinePart(x: number, rest: number): number {
  const word = highWord(x) & 0x7fffffff;
  if (word < 0x3e400000) return 1;
  const z = x * x;
  const p =
    z *
    (4.16666666666666019037e-2 +
      z *
        (-1.38888888888741095749e-3 +
          z *
            (2.48015872894767294178e-5 +
              z * (-2.75573143513906633035e-7 + z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11)))));
  if (word < 0x3fd33333) return 1 - (0.5 * z - (z * p - x * rest));
  const quarterOfX = word > 0x3fe90000 ? 0.28125 : withHighWord(0, word - 0x200000);
  return 1 - quarterOfX - (0.5 * z - quarterOfX - (z * p - x * rest));
}

/** Angles about which the arc tangent is expanded, in two parts each: of 1/2, 1, 3/2 and infinity. */
const CENTRES = [
  [4.63647609000806093515e-1, 2.26987774529616870924e-17],
  [7.85398163397448278999e-1, 3.06161699786838301793e-17],
  [9.82793723247329054082e-1, 1.39033110312309984516e-17],
  [1.570796326794896558, 6.12323399573676603587e-17],
] as const;
const PI_LOW = 1.2246467991473531772e-16;

/** Angle of a fraction of at least 0 (fdlibm s_atan.c). */
function arcTangent(x: number): number {
  if (x >= 2 ** 66) return CENTRES[3][0] + CENTRES[3][1];
  if (x < 0.4375) return x < 2 ** -27 ? x : x - x * arcSeries(x);
  const [centre, y] =
    x < 0.6875
      ? [CENTRES[0], (2 * x - 1) / (2 + x)]
      : x < 1.1875
        ? [CENTRES[1], (x - 1) / (x + 1)]
        : x < 2.4375
          ? [CENTRES[2], (x - 1.5) / (1 + 1.5 * x)]
          : [CENTRES[3], -1 / x];
  return centre[0] - (y * arcSeries(y) - centre[1] - y);
}

/** 1 − arctan(x) / x. */
function arcSeries(x: number): number {
  const z = x * x;
  const w = z * z;
  const odd =
    z *
    (3.33333333333329318027e-1 +
      w *
        (1.42857142725034663711e-1 +
          w *
            (9.09088713343650656196e-2 +
              w * (6.66107313738753120669e-2 + w * (4.97687799461593236017e-2 + w * 1.62858201153657823623e-2)))));
  const even =
    w *
    (-1.99999999998764832476e-1 +
      w *
        (-1.1111110405462355788e-1 +
          w * (-7.69187620504482999495e-2 + w * (-5.83357013379057348645e-2 + w * -3.6531572744216915527e-2))));
  return odd + even;
}

/** Angle of the point (x, y), from -π to π (fdlibm e_atan2.c). */
export function atan2(y: number, x: number): number {
  // Exact angles: nothing is rounded.
  if (x === 0 || y === 0 || !Number.isFinite(x) || !Number.isFinite(y)) return Math.atan2(y, x);
  const orders = ((highWord(y) & 0x7fffffff) - (highWord(x) & 0x7fffffff)) >> 20;
  const sign = y < 0 ? -1 : 1;
  if (orders > 60) return sign * (CENTRES[3][0] + 0.5 * PI_LOW);
  const angle = x < 0 && orders < -60 ? 0 : arcTangent(Math.abs(y / x));
  return sign * (x > 0 ? angle : Math.PI - (angle - PI_LOW));
}
