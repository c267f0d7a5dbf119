import { join } from 'node:path';
import { gitIdentity } from '@jackpot/platform/local';
import type { CodeVersion } from './reproduction.ts';

/** The checkout that this code stands in. */
export const REPOSITORY = join(import.meta.dirname, '../../../..');

export function thisCode(): CodeVersion {
  const { commit, noCommit, dirty, nodeVersion: node } = gitIdentity(REPOSITORY);
  return { commit, noCommit, dirty, node };
}

/**
 * Tells whether this code may have made a record. A tree with changes is taken for the same as another one with
 * changes: nothing tells which changes they were; nor does anything where no commit was recorded.
 */
export function isThisCode(recorded: CodeVersion, here: CodeVersion): boolean {
  return recorded.commit === null || (recorded.commit === here.commit && (recorded.dirty || !here.dirty));
}
