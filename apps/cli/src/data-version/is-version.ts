import { type DataPointer, pointerTo } from '@jackpot/data-version';
import { InvalidInput } from '../errors.ts';

/**
 * Tells whether a file's bytes are the version that its pointer names.
 * @throws InvalidInput where they are by their MD5, and the pointer says another size
 */
export function isVersion(path: string, bytes: Uint8Array, pointer: DataPointer): boolean {
  const { md5, size } = pointerTo(path, bytes);
  if (md5 !== pointer.md5) return false;
  if (size === pointer.size) return true;
  throw new InvalidInput([
    `${path}.dvc: outs.0.size: found ${pointer.size} bytes, expected the ${size} of the file with this md5. Make the ` +
      `pointer anew with "npx jackpot data add --data ${path}"`,
  ]);
}
