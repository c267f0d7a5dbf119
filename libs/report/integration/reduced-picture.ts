import { PNG } from 'pngjs';

/** Pixels of a screen on each side of one of the reduced picture: a letter's edge is gone, a moved line is not. */
const FACTOR = 4;

/** Levels of grey that are told apart: 255 is a multiple of their distance. */
const LEVEL = 17;

/** The picture in sixteen greys, a quarter as wide and as high: a mean of its pixels each. */
export function reduced(bytes: Buffer): PNG {
  const from = PNG.sync.read(bytes);
  const to = new PNG({ width: Math.floor(from.width / FACTOR), height: Math.floor(from.height / FACTOR) });
  for (let y = 0; y < to.height; y++)
    for (let x = 0; x < to.width; x++) {
      const at = (y * to.width + x) * 4;
      to.data.fill(meanOf(from, x * FACTOR, y * FACTOR), at, at + 3);
      to.data[at + 3] = 255;
    }
  return to;
}

function meanOf({ data, width }: PNG, left: number, top: number): number {
  let sum = 0;
  for (let y = top; y < top + FACTOR; y++)
    for (let x = left; x < left + FACTOR; x++)
      for (let channel = 0; channel < 3; channel++) sum += data[(y * width + x) * 4 + channel] ?? 0;
  return LEVEL * Math.round(sum / (3 * FACTOR * FACTOR * LEVEL));
}

export const grey = (picture: PNG): Buffer => PNG.sync.write(picture, { colorType: 0 });
