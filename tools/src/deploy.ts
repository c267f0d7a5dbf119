/**
 * Deploys the stacks that `dist/delivery` plans, or those of apps that are named, by the CDK: the steps, then, told the
 * versions of their code, the workflow. It orders stacks by their dependencies, ends at the first that fails, and skips every stack whose template, in which assets are named by their
 * hashes, and parameters equal what is deployed. Nothing is synthesised here, and nothing goes over what is newer, but with
 * `--roll-back`. Run it with the credentials of the account: `npm run assemble && npm run deploy`,
 * `npm run deploy -- optimiser --roll-back`.
 *
 * `JACKPOT_PREFIX` says which system of the account is meant. `TRAINING_IMAGE_DIGEST`, `REPOSITORY`, `OWNER@ID/NAME@ID`, and `STAGE` give parameters; one that is not given keeps its deployed value.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ASSEMBLY, CDK, type DeliveryPlan, readPlan } from './delivery/delivery.ts';
import { changeSetName, deployedCommits } from './delivery/deployed-commits.ts';
import { git } from './delivery/git.ts';
import { refuseOverNewer } from './delivery/newer.ts';
import { named } from './delivery/prefix.ts';
import { runProgram } from './delivery/program.ts';
import { publishVersions } from './delivery/published-versions.ts';
import { deployedStacks } from './deployment/deployed-stacks.ts';

function givenParameters({ commit, dirty }: DeliveryPlan): Readonly<Record<string, string>> {
  const { TRAINING_IMAGE_DIGEST: digest, REPOSITORY: repository, GITHUB_IS_PROVIDER: isProvider } = process.env;
  const { TRAINING_LOG_IS_THERE: isLogThere, STAGE: stage } = process.env;
  return {
    GitCommit: commit,
    CodeDirty: String(dirty),
    ...(digest && { TrainingImageDigest: digest }),
    ...(repository && { Repository: repository }),
    ...(isProvider && { GitHubIsProvider: isProvider }),
    ...(isLogThere && { TrainingLogIsThere: isLogThere }),
    ...(stage && { Stage: stage }),
  };
}

function parametersOf(stack: string, given: Readonly<Record<string, string>>): readonly string[] {
  const text = readFileSync(join(ASSEMBLY, `${stack}.template.json`), 'utf8');
  const { Parameters = {} } = JSON.parse(text) as { Parameters?: object };
  return Object.entries(given).flatMap(([name, value]) =>
    name in Parameters ? ['--parameters', `${stack}:${name}=${value}`] : [],
  );
}

/** @returns the exit code */
function deploy({ commit }: DeliveryPlan, stacks: readonly string[], given: Readonly<Record<string, string>>): number {
  if (stacks.length === 0) return 0;
  // What an account has by a name of ours already, as a training log's group that SageMaker made, is taken into its stack:
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources-automatically.html
  const existing = ['--import-existing-resources'];
  const options = ['--app', ASSEMBLY, '--exclusively', '--require-approval', 'never', ...existing];
  const name = ['--change-set-name', changeSetName(commit)];
  const parameters = stacks.flatMap((stack) => parametersOf(stack, given));
  const args = [CDK, 'deploy', ...stacks, ...options, ...name, ...parameters];
  const { status, error } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (error) throw error;
  return status ?? 1;
}

/** The steps first, then the workflow, which is told the versions of their code. @returns the exit code */
function deployInOrder(plan: DeliveryPlan, stacks: readonly string[]): number {
  const at = stacks.indexOf(named('workflow'));
  const [steps, workflow] = at === -1 ? [stacks, []] : [stacks.slice(0, at), stacks.slice(at)];
  const given = givenParameters(plan);
  const status = deploy(plan, steps, given);
  if (status !== 0 || workflow.length === 0) return status;
  return deploy(plan, workflow, { ...given, ...publishVersions() });
}

const { values, positionals: apps } = parseArgs({
  allowPositionals: true,
  options: { 'roll-back': { type: 'boolean' } },
});
const unknown = apps.filter((app) => deployedStacks([app]).length === 0);
if (unknown.length > 0) {
  console.error(
    `nothing of ${unknown.join(', ')} is deployed. Name apps by their folders: npm run deploy -- optimiser`,
  );
  process.exitCode = 2;
} else
  await runProgram(() => {
    const plan = readPlan(git(['rev-parse', 'HEAD']));
    const names = (apps.length === 0 ? plan.stacks : deployedStacks(apps)).map(named);
    if (names.length === 0) return console.log('Nothing that changed is deployed.');
    if (values['roll-back'] !== true) refuseOverNewer(plan.commit, deployedCommits(names));
    process.exitCode = deployInOrder(plan, names);
  });
