import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The file that names each other file of an artefact with its SHA-256, as `sha256sum` writes and checks it. */
export const CHECKSUMS = 'SHA256SUMS';

export class ArtefactDiffers extends Error {
  override readonly name = 'ArtefactDiffers';
}

/**
 * Writes the checksums of a folder's files into it.
 * @returns the SHA-256 of that file, `sha256:…`: it stands for all of them
 */
export function writeChecksums(folder: string): string {
  const text = checksumsOf(folder);
  writeFileSync(join(folder, CHECKSUMS), text);
  return digestOf(text);
}

/**
 * Holds a folder against the digest that `writeChecksums` gave: each file is as it was, none is missing, none is new.
 * @throws ArtefactDiffers
 */
export function verifyChecksums(folder: string, digest: string): void {
  const listed = readFileSync(join(folder, CHECKSUMS), 'utf8');
  if (digestOf(listed) !== digest)
    throw new ArtefactDiffers(`${folder}/${CHECKSUMS} is ${digestOf(listed)}, expected ${digest || 'a digest'}`);
  const [expected, found] = [listed, checksumsOf(folder)].map((text) => text.split('\n'));
  const differing = [
    ...(expected ?? []).filter((line) => !found?.includes(line)),
    ...(found ?? []).filter((line) => !expected?.includes(line)),
  ].map((line) => line.slice(66));
  if (differing.length > 0)
    throw new ArtefactDiffers(`${folder}: ${[...new Set(differing)].join(', ')}: not as ${CHECKSUMS} says`);
}

function checksumsOf(folder: string): string {
  const files = globSync('**/*', { cwd: folder, withFileTypes: false })
    .filter((file) => file !== CHECKSUMS && statSync(join(folder, file)).isFile())
    .map((file) => file.split(sep).join('/'))
    .sort();
  return files.map((file) => `${sha256(readFileSync(join(folder, file)))}  ${file}\n`).join('');
}

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const digestOf = (text: string) => `sha256:${sha256(text)}`;
