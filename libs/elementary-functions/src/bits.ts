/*
 * The functions of this folder are those of fdlibm: its formulas, constants and order of operations, on which the last bit depends.
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 *
 * V8 has the same in C++, where a compiler for arm64 may round a multiplication and the addition after it once instead of
 * twice. JavaScript rounds each operation (ECMA-262, 6.1.6.1), so here they are the same everywhere.
 */

/** ln 2 in two parts; a multiple of the first by up to 2^11 is exact. */
export const LN2_HIGH = 6.9314718036912381649e-1;
export const LN2_LOW = 1.90821492927058770002e-10;

const float = new Float64Array(1);
/** Low word first: JavaScript's typed arrays have the processor's order, which is little-endian wherever Node runs. */
const words = new Uint32Array(float.buffer);

/** Sign, exponent and the first 20 bits of the fraction, as a signed integer: rises with |x| where x has one sign. */
export function highWord(x: number): number {
  float[0] = x;
  return (words[1] ?? NaN) | 0;
}

/** `x` with another high word. */
export function withHighWord(x: number, word: number): number {
  float[0] = x;
  words[1] = word;
  return float[0];
}

/** 2^k, for k from -1022 to 1023. */
export function powerOfTwo(k: number): number {
  return withHighWord(0, (1023 + k) << 20);
}
