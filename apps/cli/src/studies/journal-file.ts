import { appendFileSync, existsSync, globSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { type StudyJournal, studyDigest, studyJournal } from '@jackpot/policy-replay/study';
import { REPOSITORY } from '../recorded-code/this-code.ts';

/** Opens a journal, or begins one. A last line that a kill left unfinished is cut off. */
export function openJournal(path: string, code: string = codeDigest()): StudyJournal {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  return studyJournal(whole, code, (line) => appendFileSync(path, line));
}

/** Digest of the code behind a replay: sources of the libraries, forecast and optimiser among them, and the dependencies. */
function codeDigest(): string {
  const files = [...globSync('libs/*/src/**/*.ts', { cwd: REPOSITORY }).sort(), 'package-lock.json'];
  return studyDigest(files.flatMap((file) => [file, readFileSync(join(REPOSITORY, file), 'utf8')]));
}
