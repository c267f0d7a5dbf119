import { UsageError } from './errors.ts';

/** An option's whole number. @throws UsageError where it is none, or less than `least` */
export function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= least) return value;
  throw new UsageError(`${option}: expected a whole number of ${least} or more, found "${text}"`);
}
