import { load, dump } from 'js-yaml';
import * as z from 'zod';

/** What a `.dvc` file says of the one file that it tracks: MD5 in hex, size in bytes, and the file's name. */
export interface DataPointer {
  readonly md5: string;
  readonly size: number;
  readonly path: string;
}

export class InvalidPointer extends Error {
  override readonly name = 'InvalidPointer';
  constructor(file: string, reason: string) {
    super(`${file}: ${reason}. Make it anew with: jackpot data add`);
  }
}

const pointerFile = z.object({
  outs: z.tuple(
    [
      z.object({
        md5: z.string().regex(/^[0-9a-f]{32}$/, 'expected an MD5 of 32 hex digits; folders (.dir) are not supported'),
        size: z.int().min(0),
        hash: z.literal('md5', 'expected hash: md5, as DVC 3 writes it'),
        path: z.string().regex(/^[^/\\]+$/, 'expected the name of a file beside the pointer'),
      }),
    ],
    'expected exactly one file',
  ),
});

/** @throws InvalidPointer */
export function parsePointer(file: string, text: string): DataPointer {
  let document: unknown;
  try {
    document = load(text, { filename: file });
  } catch (error) {
    throw new InvalidPointer(file, error instanceof Error ? error.message : String(error));
  }
  const parsed = pointerFile.safeParse(document);
  if (!parsed.success)
    throw new InvalidPointer(file, parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '));
  const [{ md5, size, path }] = parsed.data.outs;
  return { md5, size, path };
}

/** The pointer as DVC 3 writes it. */
export function formatPointer({ md5, size, path }: DataPointer): string {
  return dump({ outs: [{ md5, size, hash: 'md5', path }] });
}

/** Where DVC keeps a file in its store. */
export function objectKey(md5: string): string {
  return `files/md5/${md5.slice(0, 2)}/${md5.slice(2)}`;
}
