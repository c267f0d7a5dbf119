import { borrowedPrior, defaultRecipe, learnedElasticity, momentsOf } from '../src/index.ts';
import { artefact } from './artefacts.ts';

const slopes = Array.from({ length: 7 }, () => 0.4);
const stated = momentsOf(defaultRecipe.priors.elasticity ?? []);

/** A model whose elasticity is held to be 0.4 ± `deviation`. */
function model(deviation: number, borrowed?: ReturnType<typeof borrowedPrior>) {
  const plain = artefact({ slopes });
  const responseDraws = [-1, 1].map((sign) => slopes.map((slope) => slope + sign * deviation));
  return { ...plain, fit: { ...plain.fit, responseDraws, ...(borrowed && { borrowed }) } };
}

const prior = (...elasticities: { mean: number; deviation: number }[]) => ({
  formatVersion: 1 as const,
  neighbours: elasticities.map((elasticity, i) => ({ country: `c${i}`, version: 1, digest: '', elasticity })),
});

test('a model tells what its own rows say: with the prior that it began with, that is its posterior again', () => {
  const { mean = NaN, deviation = NaN } = learnedElasticity(model(0.05)) ?? {};
  const precision = deviation ** -2 + stated.deviation ** -2;
  expect(precision ** -0.5).toBeCloseTo(0.05, 9);
  expect((mean / deviation ** 2 + stated.mean / stated.deviation ** 2) / precision).toBeCloseTo(0.4, 9);
});

test('what was borrowed is not told on', () => {
  const borrowed = borrowedPrior(defaultRecipe, prior({ mean: 0.4, deviation: 0.03 }));
  const [own, echo] = [learnedElasticity(model(0.05)), learnedElasticity(model(0.05, borrowed))];
  expect(echo?.deviation).toBeGreaterThan(own?.deviation ?? NaN);
});

test('a model whose response rests on the prior, or that keeps no draws of it, tells nothing', () => {
  expect(learnedElasticity(model(0.07))).toBeNull();
  expect(learnedElasticity(artefact({ slopes }))).toBeNull();
});

test('the more neighbours agree, the more a country is taken to be like them; without any the stated prior stands', () => {
  expect(borrowedPrior(defaultRecipe, null)).toBeNull();
  const of = (count: number) => {
    const said = prior(...Array.from({ length: count }, () => ({ mean: 0.1, deviation: 0.02 })));
    return momentsOf(borrowedPrior(defaultRecipe, said)?.elasticity ?? []);
  };
  const [one, three] = [of(1), of(3)];
  expect(one.mean).toBeCloseTo((stated.mean + 0.1) / 2, 9);
  expect(three.mean).toBeCloseTo((stated.mean + 3 * 0.1) / 4, 9);
  expect(three.deviation).toBeLessThan(one.deviation);
  expect(one.deviation).toBeLessThan(stated.deviation);
});
