export { exp, expm1 } from './exponential.ts';
export { log, log1p } from './logarithm.ts';
export { atan2, cos, sin } from './trigonometric.ts';
export { cosh, sinh, tanh } from './hyperbolic.ts';
