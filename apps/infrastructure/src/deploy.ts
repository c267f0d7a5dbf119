/**
 * Deploys what a project changes: `node apps/infrastructure/src/deploy.ts apps/notifier`. The CDK skips every stack whose template,
 * in which assets are named by their hashes, and parameters equal what is deployed.
 *
 * `TRAINING_IMAGE_DIGEST` and `GITHUB_REPOSITORY` give parameters; one that is not given keeps its deployed value.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const ASSEMBLY = join(import.meta.dirname, '../dist/cdk.out');

/** Records name the deployed commit, which the notifier is told: it takes part in every app's deployment. */
function stacksOf(root: string): string[] {
  const project = basename(root);
  if (project === 'infrastructure') return ['foundation', 'delivery', 'workflow', 'monitoring'];
  if (project === 'training') return ['training', 'quality-gate', 'notifier', 'workflow'];
  return [...new Set([project, 'notifier'])];
}

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim();
}

function given(): Record<string, string> {
  const { TRAINING_IMAGE_DIGEST: digest, GITHUB_REPOSITORY: repository } = process.env;
  return {
    GitCommit: git('rev-parse', 'HEAD'),
    CodeDirty: String(git('status', '--porcelain') !== ''),
    ...(digest && { TrainingImageDigest: digest }),
    ...(repository && { Repository: repository }),
  };
}

function parametersOf(stack: string, values: Record<string, string>): string[] {
  const template = JSON.parse(readFileSync(join(ASSEMBLY, `${stack}.template.json`), 'utf8')) as {
    Parameters?: object;
  };
  return Object.keys(template.Parameters ?? {}).flatMap((name) =>
    values[name] === undefined ? [] : ['--parameters', `${stack}:${name}=${values[name]}`],
  );
}

const [root] = process.argv.slice(2);
if (root === undefined) {
  console.error('usage: node apps/infrastructure/src/deploy.ts apps/PROJECT');
  process.exitCode = 2;
} else {
  const stacks = stacksOf(root).map((name) => `jackpot-${name}`);
  const values = given();
  const parameters = stacks.flatMap((stack) => parametersOf(stack, values));
  const options = ['--app', ASSEMBLY, '--exclusively', '--require-approval', 'never'];
  const { status } = spawnSync('cdk', ['deploy', ...stacks, ...options, ...parameters], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
