/**
 * `verify.mjs` of an audit's archive. It needs Node and the unpacked archive, nothing of ours and no network, so that whoever doubts
 * us can read it from end to end. It is a text, since its bytes are part of the archive's.
 */
export const verifier = String.raw`// Checks this archive by itself: node verify.mjs
// 1. Each file is what SHA256SUMS says, as "sha256sum -c SHA256SUMS" tells too, and there is no other.
// 2. Each record's files are what the record pinned when it was made, and its id holds its recommendation's digest.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const problems = [];

function digestOf(path) {
  try {
    return createHash('sha256').update(readFileSync(join(root, path))).digest('hex');
  } catch {
    return null;
  }
}

function check(path, expected, who) {
  const found = digestOf(path);
  if (found !== expected)
    problems.push(path + ': ' + who + ' says ' + expected + ', ' + (found === null ? 'it is gone' : 'found ' + found));
}

const lines = readFileSync(join(root, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
const sums = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
for (const [path, sha256] of sums) check(path, sha256, 'SHA256SUMS');
for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
  const path = relative(root, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/');
  if (entry.isFile() && path !== 'SHA256SUMS' && !sums.has(path)) problems.push(path + ': SHA256SUMS does not list it');
}

const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const { records } = json('records.json');
for (const { id, artefacts, report } of records) {
  const pin = ({ key, sha256 }) => check('objects/' + key, sha256, id);
  if (report) pin(report);
  if (!artefacts) continue;
  pin(artefacts.recommendation);
  pin(artefacts.metadata);
  if (!artefacts.recommendation.sha256.startsWith(id.slice(-8)))
    problems.push(id + ': its recommendation has the digest ' + artefacts.recommendation.sha256);
  if (digestOf('objects/' + artefacts.metadata.key) === null) continue;
  const { config, inputs, outputs } = json('objects/' + artefacts.metadata.key);
  for (const pinned of [config, ...inputs, ...outputs]) pin(pinned);
}

for (const problem of new Set(problems)) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log('Whole and unchanged: ' + sums.size + ' files, ' + records.length + ' records.');
`;
