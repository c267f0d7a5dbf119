/**
 * Finds the commit of main that the last run of `main.yml` to succeed was of, however long ago: what changed since is tested,
 * deployed and published, so nothing that failed is forgotten. Where none succeeded yet, everything changed. On GitHub the later steps
 * are told by `NX_BASE` and `NX_HEAD`: `npm run last-success`.
 */
import { git, hasCommit, isAncestor } from './delivery/git.ts';
import { askGithub } from './github/ask-github.ts';
import { handOn } from './delivery/handed-on.ts';
import { runProgram } from './delivery/program.ts';

/** https://docs.github.com/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow: newest first. */
function succeeded(): readonly string[] {
  const query = 'branch=main&event=push&status=success&per_page=100';
  const runs = `repos/${process.env['GITHUB_REPOSITORY'] ?? '{owner}/{repo}'}/actions/workflows/main.yml/runs?${query}`;
  return askGithub(['api', '--paginate', runs, '--jq', '.workflow_runs[].head_sha']).split('\n').filter(Boolean);
}

await runProgram(() => {
  const head = git(['rev-parse', 'HEAD']);
  // Of a main that was rewritten, commits may be gone.
  const found = succeeded().find((commit) => hasCommit(commit) && isAncestor(commit, head));
  const base = found ?? git(['hash-object', '-t', 'tree', '/dev/null']);
  handOn('GITHUB_ENV', { NX_BASE: base, NX_HEAD: head });
  console.log(found === undefined ? 'No run succeeded yet: everything changed.' : `Changes are those since ${base}.`);
});
