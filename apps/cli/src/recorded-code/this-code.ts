import { join } from 'node:path';
import { gitIdentity } from '@jackpot/platform/local';
import type { CodeVersion } from '@jackpot/reproduction';

/** The checkout that this code stands in. */
export const REPOSITORY = join(import.meta.dirname, '../../../..');

export function thisCode(): CodeVersion {
  const { commit, noCommit, dirty, nodeVersion: node } = gitIdentity(REPOSITORY);
  return { commit, noCommit, dirty, node };
}
