/**
 * Deploys the stacks that `dist/delivery` plans, or those of apps that are named, in one command of the CDK: it orders them by
 * their dependencies, ends at the first that fails, and skips every stack whose template, in which assets are named by their
 * hashes, and parameters equal what is deployed. Nothing is synthesised here, and nothing goes over what is newer, but with
 * `--roll-back`. Run it with the credentials of the account: `npm run assemble && npm run deploy`,
 * `npm run deploy -- optimiser --roll-back`.
 *
 * `TRAINING_IMAGE_DIGEST` and `REPOSITORY`, `OWNER@ID/NAME@ID`, give parameters; one that is not given keeps its deployed value.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ASSEMBLY, CDK, type DeliveryPlan, readPlan } from './delivery/delivery.ts';
import { changeSetName, deployedCommits } from './delivery/deployed-commits.ts';
import { git } from './delivery/git.ts';
import { refuseOverNewer } from './delivery/newer.ts';
import { runProgram } from './delivery/program.ts';
import { deployedStacks } from './deployment/deployed-stacks.ts';

function givenParameters({ commit, dirty }: DeliveryPlan): Readonly<Record<string, string>> {
  const { TRAINING_IMAGE_DIGEST: digest, REPOSITORY: repository, GITHUB_IS_PROVIDER: isProvider } = process.env;
  return {
    GitCommit: commit,
    CodeDirty: String(dirty),
    ...(digest && { TrainingImageDigest: digest }),
    ...(repository && { Repository: repository }),
    ...(isProvider && { GitHubIsProvider: isProvider }),
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
function deploy(plan: DeliveryPlan, stacks: readonly string[]): number {
  const given = givenParameters(plan);
  // What an account has by a name of ours already, as a training log's group that SageMaker made, is taken into its stack:
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources-automatically.html
  const existing = ['--import-existing-resources'];
  const options = ['--app', ASSEMBLY, '--exclusively', '--require-approval', 'never', ...existing];
  const name = ['--change-set-name', changeSetName(plan.commit)];
  const parameters = stacks.flatMap((stack) => parametersOf(stack, given));
  const { status, error } = spawnSync(
    process.execPath,
    [CDK, 'deploy', ...stacks, ...options, ...name, ...parameters],
    {
      stdio: 'inherit',
    },
  );
  if (error) throw error;
  return status ?? 1;
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
    const names = (apps.length === 0 ? plan.stacks : deployedStacks(apps)).map((name) => `jackpot-${name}`);
    if (names.length === 0) return console.log('Nothing that changed is deployed.');
    if (values['roll-back'] !== true) refuseOverNewer(plan.commit, deployedCommits(names));
    process.exitCode = deploy(plan, names);
  });
