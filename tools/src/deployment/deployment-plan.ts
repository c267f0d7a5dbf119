import { join } from 'node:path';
import { affectedProjects } from '../affected/affected-projects.ts';
import { changedFiles, textAt } from './changed-files.ts';
import { changesDeployed, deployableFiles } from './deployable-files.ts';
import { changesImage, deployedStacks } from './deployed-stacks.ts';

const ROOT = join(import.meta.dirname, '../../..');

interface DeploymentPlan {
  /** In order; names without `jackpot-`. */
  readonly stacks: readonly string[];
  readonly image: boolean;
  /** True if configs are among what changed. */
  readonly configs: boolean;
}

/** Plan of deployment for the change between the commits `NX_BASE` and `NX_HEAD`; by default, the last commit's. */
export function deploymentPlan({
  NX_BASE: base = 'HEAD~1',
  NX_HEAD: head = 'HEAD',
}: NodeJS.ProcessEnv): DeploymentPlan {
  const files = changedFiles(ROOT, base, head);
  const deployable = deployableFiles(files).filter((file) =>
    changesDeployed(file, textAt(ROOT, base, file), textAt(ROOT, head, file)),
  );
  const projects = affectedProjects(deployable);
  return {
    stacks: deployedStacks(projects),
    image: changesImage(projects),
    configs: files.some((file) => file.startsWith('configs/')),
  };
}

/**
 * A config may need the code that it was checked with, so it waits for it where both changed. Else nothing waits: the week's data
 * least of all, which the code's approval must not hold up.
 */
export function publishWhen({ stacks, configs }: DeploymentPlan): 'now' | 'after-deployment' {
  return stacks.length > 0 && configs ? 'after-deployment' : 'now';
}
