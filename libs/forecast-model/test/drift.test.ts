import { type Evaluation, defaultRecipe, notableDrift, scoredQuantiles } from '../src/index.ts';

/** Draws whose 10 % and 90 % quantiles are 90 and 110 tickets. */
const folds = (...sold: number[]) =>
  sold.map((actual, i) => ({
    drawDate: `2026-01-${String(i + 10)}`,
    actual,
    quantiles: scoredQuantiles.map((q) => 100 + 25 * (q - 0.5)),
  }));

function since(newDraws: ReturnType<typeof folds>, jackpotBeyond = 0): Evaluation['drift'] {
  const own = newDraws.map((fold) => ({ ...fold, rare: [70, 130] as [number, number], jackpot: 5e6, jackpotBeyond }));
  return { cutoff: '2026-01-01', folds: own };
}

const challenger = (...sold: number[]) => ({ recipe: defaultRecipe, folds: folds(...sold) });
const quiet = challenger(100, 100, 100);

describe('drift that matters', () => {
  test('none where there was no champion', () => {
    expect(notableDrift({ drift: null, challenger: challenger(200, 200, 200) })).toBeNull();
  });

  test.each([
    ['inside the 99.9 % interval, a 90 % miss', 71, null],
    ['below it', 69, /69 tickets were sold on 2026-01-10, where the model expected 100 \(99\.9 % interval 70 to 130\)/],
    ['above it', 131, /^131 tickets/],
  ] as const)('sales: a new draw %s', (_, sold, sentence) => {
    const drift = notableDrift({ drift: since(folds(sold)), challenger: quiet });
    if (sentence === null) expect(drift).toBeNull();
    else expect(drift).toMatch(sentence);
  });

  test.each([
    ['three high in a row', [100, 111, 111, 111], /last 3 draws all sold more than their 90 %/],
    ['three low in a row', [100, 89, 89, 89], /less than their 10 %/],
    ['three far, but not on one side', [111, 89, 111], null],
    ['a run that is over', [111, 111, 111, 100], null],
    ['two draws', [111, 111], null],
  ] as const)('residuals: %s', (_, sold, sentence) => {
    const drift = notableDrift({ drift: since(folds(100)), challenger: challenger(...sold) });
    if (sentence === null) expect(drift).toBeNull();
    else expect(drift).toMatch(sentence);
  });

  test('jackpots: a record is none, one far beyond all that was seen is', () => {
    expect(notableDrift({ drift: since(folds(100), 0.9), challenger: quiet })).toBeNull();
    const far = notableDrift({ drift: since(folds(100), 1.2), challenger: quiet });
    expect(far).toBe(
      'the jackpot of 2026-01-10, 5,000,000, lies 1.2 standard deviations beyond those that the model saw',
    );
  });

  test('one sentence for all', () => {
    const all = notableDrift({ drift: since(folds(20), 2), challenger: challenger(20, 20, 20) });
    expect(all?.split('; ')).toHaveLength(3);
  });
});
