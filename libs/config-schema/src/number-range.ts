import type { JsonSchema } from './json-schema.ts';

/** The bounds of a number, as JSON Schema states them; `above` and `below` are the exclusive ones. */
interface Bounds {
  readonly minimum: number | undefined;
  readonly above: number | undefined;
  readonly maximum: number | undefined;
  readonly below: number | undefined;
}

function boundsOf({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: JsonSchema): Bounds {
  return {
    minimum,
    above: typeof exclusiveMinimum === 'number' ? exclusiveMinimum : undefined,
    // Zod bounds every integer by the largest safe one, which no reader needs to know.
    maximum: maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum,
    below: typeof exclusiveMaximum === 'number' ? exclusiveMaximum : undefined,
  };
}

/** Range of a number in words: `a number greater than 0 and at most 1`. */
export function rangeInWords(schema: JsonSchema): string {
  const noun = schema.type === 'integer' ? 'a whole number' : 'a number';
  const { minimum, above, maximum, below } = boundsOf(schema);
  if (minimum !== undefined && maximum !== undefined) return `${noun} from ${minimum} to ${maximum}`;
  const bounds = [
    ...(minimum === undefined ? [] : [`of at least ${minimum}`]),
    ...(above === undefined ? [] : [`greater than ${above}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ...(below === undefined ? [] : [`less than ${below}`]),
  ];
  return bounds.length === 0 ? noun : `${noun} ${bounds.join(' and ')}`;
}

function isWithin(value: number, { minimum, above, maximum, below }: Bounds): boolean {
  return (
    value >= (minimum ?? -Infinity) &&
    value > (above ?? -Infinity) &&
    value <= (maximum ?? Infinity) &&
    value < (below ?? Infinity)
  );
}

/** A key whose upper bound is at most this holds a ratio. */
const largestRatio = 10;

/** Correction for a ratio written in per cent: `40` and `40%` are 0.40. */
export function percentageRemedy(source: string, schema: JsonSchema): string | undefined {
  const bounds = boundsOf(schema);
  const digits = /^\s*(\d+(?:\.\d*)?)\s*%?\s*$/.exec(source)?.[1];
  if (digits === undefined || (bounds.maximum ?? bounds.below ?? Infinity) > largestRatio) return undefined;
  const ratio = Number((Number(digits) / 100).toPrecision(12));
  if (Number(digits) <= 1 || !isWithin(ratio, bounds)) return undefined;
  return `write ${String(ratio).length < 4 ? ratio.toFixed(2) : ratio}, not ${source.trim()}`;
}

/** Correction for a number written as text. */
export function numberInTextRemedy(text: string): string | undefined {
  const trimmed = text.trim();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return `write ${trimmed}, without quotes`;
  if (/^\d{1,3}([,_ '’\u00A0\u202F]\d{3})+(\.\d+)?$/.test(trimmed)) {
    return `write ${trimmed.replace(/[^\d.]/g, '')}, without separators`;
  }
  if (/^\d+,\d+$/.test(trimmed)) return `write ${trimmed.replace(',', '.')}, with a point`;
  return undefined;
}
