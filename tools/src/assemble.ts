/**
 * Makes `dist/delivery`, all that is deployed and published of the commit that is checked out: the checked templates and bundles,
 * the CDK's command, the bundle of `jackpot`, and the plan of what changed between `NX_BASE` and `NX_HEAD`. A job with rights to
 * deploy it installs nothing: `NX_BASE=… npm run assemble`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeChecksums } from './delivery/checksums.ts';
import { DELIVERY, JACKPOT, assemblyOf, writePlan } from './delivery/delivery.ts';
import { DEFAULT_PREFIX, STAGING_PREFIX } from './delivery/prefix.ts';
import { git } from './delivery/git.ts';
import { handOn } from './delivery/handed-on.ts';
import { deploymentPlan } from './deployment/deployment-plan.ts';
import { installedProgram } from './installed-program.ts';

const ROOT = join(import.meta.dirname, '../..');

function build(...args: readonly string[]): void {
  const { status, error } = spawnSync(installedProgram('nx'), args, { cwd: ROOT, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) throw new Error(`nx ${args.join(' ')} ended with ${status}`);
}

/** Templates for new apps are none of it, and files that are hidden are not handed on between jobs. */
const isOfCommand = (path: string) => !basename(path).startsWith('.') && basename(path) !== 'init-templates';

build('synth', '@jackpot/infrastructure');
build('bundle', '@jackpot/cli');
rmSync(DELIVERY, { recursive: true, force: true });
mkdirSync(DELIVERY, { recursive: true });
cpSync(join(ROOT, 'apps/infrastructure/dist/cdk.out'), assemblyOf(DEFAULT_PREFIX), { recursive: true });
// The same bundles under staging's names.
const program = join(ROOT, 'apps/infrastructure/src/app.ts');
execFileSync(process.execPath, [program, STAGING_PREFIX, assemblyOf(STAGING_PREFIX)], { cwd: ROOT, stdio: 'inherit' });
cpSync(join(ROOT, 'apps/cli/dist'), JACKPOT, { recursive: true });
cpSync(join(ROOT, 'node_modules/aws-cdk'), join(DELIVERY, 'aws-cdk'), { recursive: true, filter: isOfCommand });
const { stacks } = deploymentPlan(process.env);
writePlan({ commit: git(['rev-parse', 'HEAD']), dirty: git(['status', '--porcelain']) !== '', stacks });
const digest = writeChecksums(DELIVERY);
handOn('GITHUB_OUTPUT', { digest });
console.log(`dist/delivery: ${digest}\nDeployed: ${stacks.join(', ') || 'nothing'}.`);
