import type { ConstraintReport, YearAhead } from '@jackpot/decision';
import { percent } from './money.ts';

type Bounds = Pick<ConstraintReport, 'min' | 'max'>;

/**
 * The year's risk in a sentence: how likely the ratio that comes out keeps each bound of the plan's, which keeps them in expectation
 * alone. Null where no year is planned, or the record does not tell.
 */
export function yearAheadSentence(
  yearAhead: YearAhead | null | undefined,
  constraints: readonly (Bounds & Pick<ConstraintReport, 'name'>)[],
): string | null {
  if (!yearAhead) return null;
  const { drawDate, expectedRatio, ratioInterval90, keepsMin, keepsMax } = yearAhead;
  const { min, max } = constraints.find(({ name }) => name === 'payoutRatio') ?? {};
  const [low, high] = ratioInterval90;
  const odds = [
    ...(keepsMin === null ? [] : [`at least ${boundText(min, 'its floor')} with probability ${odd(keepsMin)}`]),
    ...(keepsMax === null ? [] : [`at most ${boundText(max, 'its cap')} with probability ${odd(keepsMax)}`]),
    ...(keepsMin === null || keepsMax === null ? [] : [`both with ${odd(keepsMin + keepsMax - 1)}`]),
  ];
  return (
    `Luck and sales decide what the ratio will be: in the 52 weeks to ${drawDate} it is ${odds.join(', ')}; ` +
    `${percent(expectedRatio)} is expected, ${percent(low)} to ${percent(high)} in nine years of ten.`
  );
}

/** The same in a table's cell: `floor 61.5 %, cap 79.8 %`. */
export function yearAheadCell(yearAhead: YearAhead | null): string {
  if (yearAhead === null) return '–';
  const { keepsMin, keepsMax } = yearAhead;
  return [
    ...(keepsMin === null ? [] : [`floor ${odd(keepsMin)}`]),
    ...(keepsMax === null ? [] : [`cap ${odd(keepsMax)}`]),
  ].join(', ');
}

function boundText(bound: number | undefined, name: string): string {
  return bound === undefined ? name : percent(bound);
}

/** Never `0.0 %` or `100.0 %` of what may go either way. */
function odd(probability: number): string {
  if (probability < 0.001) return 'below 0.1 %';
  return probability > 0.999 ? 'above 99.9 %' : percent(probability);
}
