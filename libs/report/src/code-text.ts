import type { RecommendationMetadata } from '@jackpot/record';

/** The code that decided: its commit, or why none is known. */
export function codeText({ commit, noCommit, dirty }: RecommendationMetadata['code']): string {
  if (commit === null) return noCommit === null ? 'no commit' : `no commit is known (${noCommit})`;
  return dirty ? `${commit}, with uncommitted changes` : commit;
}
