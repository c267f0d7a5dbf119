/**
 * Deploys the stacks that the change between the commits `NX_BASE` and `NX_HEAD` reaches, or those of apps that are named, in one
 * command of the CDK: it orders them by their dependencies, ends at the first that fails, and skips every stack whose
 * template, in which assets are named by their hashes, and parameters equal what is deployed. Run it with the credentials of the
 * account: `NX_BASE=… npm run deploy`, `npm run deploy -- optimiser`.
 *
 * `TRAINING_IMAGE_DIGEST` and `REPOSITORY`, `OWNER@ID/NAME@ID`, give parameters; one that is not given keeps its deployed value.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployedStacks } from './deployment/deployed-stacks.ts';
import { deploymentPlan } from './deployment/deployment-plan.ts';
import { installedProgram } from './installed-program.ts';

const ROOT = join(import.meta.dirname, '../..');
const ASSEMBLY = join(ROOT, 'apps/infrastructure/dist/cdk.out');

const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();

function givenParameters(): Readonly<Record<string, string>> {
  const { TRAINING_IMAGE_DIGEST: digest, REPOSITORY: repository } = process.env;
  return {
    GitCommit: git('rev-parse', 'HEAD'),
    CodeDirty: String(git('status', '--porcelain') !== ''),
    ...(digest && { TrainingImageDigest: digest }),
    ...(repository && { Repository: repository }),
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
function run(program: 'cdk' | 'nx', args: readonly string[]): number {
  const { status, error } = spawnSync(installedProgram(program), args, { cwd: ROOT, stdio: 'inherit' });
  if (error) throw error;
  return status ?? 1;
}

function deploy(stacks: readonly string[]): number {
  const synthesised = run('nx', ['synth', '@jackpot/infrastructure']);
  if (synthesised !== 0) return synthesised;
  const given = givenParameters();
  const options = ['--app', ASSEMBLY, '--exclusively', '--require-approval', 'never'];
  return run('cdk', ['deploy', ...stacks, ...options, ...stacks.flatMap((stack) => parametersOf(stack, given))]);
}

const apps = process.argv.slice(2);
const unknown = apps.filter((app) => deployedStacks([app]).length === 0);
const names = apps.length === 0 ? deploymentPlan(process.env).stacks : deployedStacks(apps);
if (unknown.length > 0) {
  console.error(
    `nothing of ${unknown.join(', ')} is deployed. Name apps by their folders: npm run deploy -- optimiser`,
  );
  process.exitCode = 2;
} else if (names.length === 0) console.log('Nothing that changed is deployed.');
else process.exitCode = deploy(names.map((name) => `jackpot-${name}`));
