/**
 * Sets what `tools/src/github/repository-settings.ts` says on GitHub, once and again: environments with the refs that may enter
 * them and who lets jobs in, rules for main and release tags, jobs that may do nothing by default. Run it as an administrator of
 * the repository: `npm run protect-repository -- --repository OWNER/NAME --reviewer ORGANISATION/TEAM --reviewer USER`.
 */
import { parseArgs } from 'node:util';
import { runProgram } from './delivery/program.ts';
import { askGithub } from './github/ask-github.ts';
import { ENVIRONMENTS, type Environment, RULESETS } from './github/repository-settings.ts';

const { repository, reviewer: reviewers = [] } = parseArgs({
  options: { repository: { type: 'string' }, reviewer: { type: 'string', multiple: true } },
}).values;

const read = <T>(path: string) => JSON.parse(askGithub(['api', path])) as T;
const write = (method: 'POST' | 'PUT', path: string, body: object) =>
  askGithub(['api', '--method', method, path, '--input', '-'], JSON.stringify(body));

interface Reviewer {
  readonly type: 'Team' | 'User';
  readonly id: number;
}

/** Reviewer: a team, `ORGANISATION/TEAM`, or a person. */
function reviewerOf(name: string): Reviewer {
  const [organisation, team] = name.split('/');
  const path = team === undefined ? `users/${name}` : `orgs/${organisation}/teams/${team}`;
  return { type: team === undefined ? 'User' : 'Team', id: read<{ id: number }>(path).id };
}

/** https://docs.github.com/rest/deployments/environments, https://docs.github.com/rest/deployments/branch-policies */
function protect(place: string, { name, refs, reviewed }: Environment, allowed: readonly Reviewer[]): void {
  const path = `${place}/environments/${name}`;
  write('PUT', path, {
    prevent_self_review: reviewed,
    reviewers: reviewed ? allowed : null,
    deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
  });
  const policies = `${path}/deployment-branch-policies`;
  const { branch_policies: standing } = read<{
    branch_policies: { id: number; name: string; type: 'branch' | 'tag' }[];
  }>(policies);
  const isWanted = (policy: Environment['refs']) => policy.name === refs.name && policy.type === refs.type;
  for (const { id } of standing.filter((policy) => !isWanted(policy)))
    askGithub(['api', '--method', 'DELETE', `${policies}/${id}`]);
  if (!standing.some(isWanted)) write('POST', policies, refs);
  console.log(`${name}: ${refs.type} ${refs.name}${reviewed ? `, after approval by ${reviewers.join(', ')}` : ''}`);
}

function setRules(place: string): void {
  const standing = read<{ id: number; name: string }[]>(`${place}/rulesets`);
  for (const ruleset of RULESETS) {
    const id = standing.find(({ name }) => name === ruleset.name)?.id;
    if (id === undefined) write('POST', `${place}/rulesets`, ruleset);
    else write('PUT', `${place}/rulesets/${id}`, ruleset);
    console.log(`${ruleset.name}: ${ruleset.rules.map(({ type }) => type).join(', ')}`);
  }
}

if (repository === undefined || reviewers.length === 0) {
  console.error('usage: npm run protect-repository -- --repository OWNER/NAME --reviewer ORGANISATION/TEAM|USER …');
  process.exitCode = 2;
} else
  await runProgram(() => {
    const place = `repos/${repository}`;
    const allowed = reviewers.map(reviewerOf);
    for (const environment of ENVIRONMENTS) protect(place, environment, allowed);
    setRules(place);
    const rights = { default_workflow_permissions: 'read', can_approve_pull_request_reviews: false };
    write('PUT', `${place}/actions/permissions/workflow`, rights);
  });
