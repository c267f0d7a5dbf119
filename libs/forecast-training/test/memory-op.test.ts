import * as tf from '@tensorflow/tfjs';
import { defaultRecipe } from '@jackpot/forecast-model';
import { selectBackend } from '../src/index.ts';
import { remember } from '../src/memory-op.ts';
import { uniforms } from './sales.ts';

beforeAll(() => selectBackend());

test("the memory's hand-written gradient is that of finite differences", () => {
  const [fits, draws] = [2, 15];
  const random = uniforms(3);
  const residuals = Float32Array.from({ length: fits * draws }, () => random() - 0.5);
  const batch = { fits, draws };
  const parameters = {
    weights: () => [0.2, 0.3, 0.1],
    volatility: () => 0,
    // So wide that nothing is clipped: what is clipped counts as constant, which differences would not see.
    logScales: new Float64Array(fits * draws).fill(3),
  };
  const pull = Float32Array.from({ length: fits * draws * 3 }, () => random() - 0.5);
  const loss = (x: tf.Tensor) =>
    tf.sum(tf.mul(remember(x, batch, parameters, defaultRecipe).averages, tf.tensor3d(pull, [fits, draws, 3])));
  const value = (values: Float32Array) => tf.tidy(() => loss(tf.tensor2d(values, [fits, draws])).dataSync()[0] ?? NaN);
  const gradient = tf.tidy(() =>
    tf
      .grad(loss)(tf.tensor2d(residuals, [fits, draws]))
      .dataSync(),
  );
  for (const i of residuals.keys()) {
    // The averages are linear in the residuals, so a large step costs nothing in accuracy.
    const [up, down] = [residuals.slice(), residuals.slice()];
    up[i] = (up[i] ?? 0) + 1;
    down[i] = (down[i] ?? 0) - 1;
    expect(gradient[i]).toBeCloseTo((value(up) - value(down)) / 2, 4);
  }
});
