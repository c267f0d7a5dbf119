import { defaultRecipe, modelArtefact, sameRecipe } from '../src/index.ts';
import { artefact } from './artefacts.ts';

describe('model.json', () => {
  const model = artefact({ slopes: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1] });

  test('survives a round trip through JSON', () => {
    expect(modelArtefact.parse(JSON.parse(JSON.stringify(model)))).toEqual(model);
  });

  test.each([
    ['another format version', { ...model, formatVersion: 2 }],
    [
      'weights of another recipe',
      { ...model, fit: { ...model.fit, weights: { ...model.fit.weights, location: [1] } } },
    ],
    ['a number that is not one', { ...model, calibration: [Number.NaN] }],
    ['an unknown key', { ...model, extra: 1 }],
    [
      'a monotone model with a falling slope',
      {
        ...artefact({ slopes: [0, 0, -1, 0, 0, 0] }),
        fit: { ...artefact({ slopes: [0, 0, -1, 0, 0, 0] }).fit, monotone: true },
      },
    ],
  ])('refuses %s', (_, wrong) => {
    expect(modelArtefact.safeParse(wrong).success).toBe(false);
  });
});

describe('a recipe', () => {
  test('is the same in any order of keys, and another with any value changed', () => {
    const { structure, likelihood, ...others } = defaultRecipe;
    const reordered = { ...others, likelihood, structure };
    expect(sameRecipe(defaultRecipe, reordered)).toBe(true);
    expect(sameRecipe(reordered, defaultRecipe)).toBe(true);
    expect(sameRecipe(defaultRecipe, { ...defaultRecipe, optimiser: { ...defaultRecipe.optimiser, steps: 1 } })).toBe(
      false,
    );
  });
});
