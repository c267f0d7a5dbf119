import { isAncestor } from './git.ts';

/** A commit that stands somewhere already. */
export interface Standing {
  readonly where: string;
  readonly commit: string;
}

export class OlderCommit extends Error {
  override readonly name = 'OlderCommit';
}

/**
 * Lets `head` go only over what it descends from: a run that was approved late, or a laptop that was not up to date, would take
 * back what came after it.
 * @throws OlderCommit, UnknownCommit
 */
export function refuseOverNewer(head: string, standing: readonly Standing[], folder?: string): void {
  const newer = standing.filter(({ commit }) => !isAncestor(commit, head, folder));
  if (newer.length === 0) return;
  const places = newer.map(({ where, commit }) => `${where} is of ${commit}`);
  throw new OlderCommit(`${head} does not contain what stands already: ${places.join(', ')}`);
}
