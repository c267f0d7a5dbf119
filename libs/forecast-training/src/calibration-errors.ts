import type { Recipe } from '@jackpot/forecast-model';
import { rounded } from './rounded.ts';

/**
 * Errors that calibrate a fit's next forecast, oldest first: rolling-origin errors of the last draws, and before those the
 * fit's own errors, so that a short history is calibrated too. Rounded, so that they print the same anywhere.
 */
export function calibrationErrors(
  forecasts: readonly { readonly error: number }[],
  own: readonly number[],
  { draws, rollingDraws }: Pick<Recipe['calibration'], 'draws' | 'rollingDraws'>,
): number[] {
  const rolling = forecasts.slice(-rollingDraws).map(({ error }) => error);
  const before = own.slice(0, Math.max(0, own.length - rolling.length));
  return [...before, ...rolling].slice(-draws).map(rounded);
}
