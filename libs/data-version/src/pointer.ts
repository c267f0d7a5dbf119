import { load, dump } from 'js-yaml';
import * as z from 'zod';

/**
 * Contents of a `.dvc` file about the one file that it tracks: MD5 in hex, size in bytes, and its path from the pointer's folder.
 */
export interface DataPointer {
  readonly md5: string;
  readonly size: number;
  readonly path: string;
  /** True where DVC 2 wrote the pointer: its stores have no `files/md5` above their objects. */
  readonly legacy?: true;
}

/** A pointer that cannot be used: every problem, as `file:line:column: what`. */
export class InvalidPointer extends Error {
  override readonly name = 'InvalidPointer';
  readonly kind = 'input';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`${problems.join('\n')}. Make the pointer anew with: jackpot data add`);
    this.problems = problems;
  }
}

/** DVC writes some hundred characters; what is longer is another file. */
const MAX_CHARACTERS = 10_000;

const pointerFile = z.object(
  {
    /** Folder that the path is from, itself from the pointer's folder: https://dvc.org/doc/user-guide/project-structure/dvc-files */
    wdir: z.string('expected wdir: as a folder').optional(),
    outs: z.tuple(
      [
        z.object(
          {
            md5: z
              .string('expected an MD5 of 32 hex digits')
              .regex(/^[0-9a-f]{32}$/, 'expected an MD5 of 32 hex digits; folders (.dir) are not supported'),
            size: z.int('expected a whole number of bytes').min(0, 'expected a whole number of bytes, 0 or more'),
            // DVC 2 wrote none: https://dvc.org/doc/user-guide/upgrade
            hash: z.literal('md5', 'expected hash: md5, as DVC 3 writes it').optional(),
            path: z.string('expected the path of a file').min(1, 'expected the path of a file'),
          },
          'expected md5, size, hash and path of a file',
        ),
      ],
      'expected exactly one file',
    ),
  },
  'expected outs: and one file below it, as DVC writes it',
);

/** @throws InvalidPointer */
export function parsePointer(file: string, text: string): DataPointer {
  if (text.length > MAX_CHARACTERS)
    throw new InvalidPointer([
      `${file}:1:1: expected a DVC pointer of at most ${MAX_CHARACTERS} characters, found ${text.length}`,
    ]);
  const parsed = pointerFile.safeParse(parseYaml(file, text));
  if (!parsed.success)
    throw new InvalidPointer(
      parsed.error.issues.map(({ path, message }) => `${file}:${placeOf(path, text)}: ${path.join('.')}: ${message}`),
    );
  const { wdir = '.' } = parsed.data;
  const [{ md5, size, hash, path }] = parsed.data.outs;
  const from = { md5, size, path: wdir === '.' ? path : `${wdir}/${path}` };
  return hash === undefined ? { ...from, legacy: true } : from;
}

/** @throws InvalidPointer */
function parseYaml(file: string, text: string): unknown {
  try {
    return load(text, { filename: file });
  } catch (error) {
    const { reason, mark } = error as { reason?: string; mark?: { line: number; column: number } };
    const place = mark === undefined ? '1:1' : `${mark.line + 1}:${mark.column + 1}`;
    const detail = reason ?? (error instanceof Error ? error.message.split('\n', 1)[0] : String(error));
    throw new InvalidPointer([`${file}:${place}: expected YAML, found what the parser calls: ${detail}`]);
  }
}

/** Line and column of the last key of `path` that the text holds, from 1. */
function placeOf(path: readonly PropertyKey[], text: string): string {
  const lines = text.split(/\r?\n/);
  for (const key of path.filter((step) => typeof step === 'string').toReversed()) {
    const keyInLine = new RegExp(`(?<![\\w-])${key}["']?\\s*:`);
    const line = lines.findIndex((candidate) => keyInLine.test(candidate));
    if (line >= 0) return `${line + 1}:${(lines[line]?.search(keyInLine) ?? 0) + 1}`;
  }
  return '1:1';
}

/** The pointer byte for byte as DVC 3 writes it. */
export function formatPointer({ md5, size, path }: DataPointer): string {
  return dump({ outs: [{ md5, size, hash: 'md5', path }] }, { seqNoIndent: true });
}

/** The layout of the stores that a pointer's writer keeps. */
export function layoutOf({ legacy }: DataPointer): Pick<DataPointer, 'legacy'> {
  return legacy === true ? { legacy } : {};
}

/** Key of a file in DVC's store. */
export function objectKey({ md5, legacy }: Pick<DataPointer, 'md5' | 'legacy'>): string {
  return `${legacy === true ? '' : 'files/md5/'}${md5.slice(0, 2)}/${md5.slice(2)}`;
}
