/**
 * Tells what of the stacks was changed outside a deployment: `npm run drift`, with credentials that may read the account. Exit
 * code 1 where something was.
 */
import { setTimeout } from 'node:timers/promises';
import { askAws } from './delivery/aws.ts';
import { named } from './delivery/prefix.ts';
import { runProgram } from './delivery/program.ts';
import { ALL_STACKS } from './deployment/deployed-stacks.ts';

const POLL_MS = 5000;
const POLLS_MAX = 120;

interface Drift {
  readonly LogicalResourceId: string;
  readonly ResourceType: string;
  readonly StackResourceDriftStatus: string;
  readonly PropertyDifferences?: readonly { readonly PropertyPath: string }[];
}

const cloudformation = (...args: string[]) => askAws(['cloudformation', ...args]);

/** Waits until CloudFormation has looked at every resource of a stack. @throws Error where it could not */
async function detect(stack: string): Promise<void> {
  const { StackDriftDetectionId: id } = cloudformation('detect-stack-drift', '--stack-name', stack) as {
    StackDriftDetectionId: string;
  };
  for (let poll = 0; poll < POLLS_MAX; poll++) {
    const { DetectionStatus: status, DetectionStatusReason: reason } = cloudformation(
      ...['describe-stack-drift-detection-status', '--stack-drift-detection-id', id],
    ) as { DetectionStatus: string; DetectionStatusReason?: string };
    if (status === 'DETECTION_COMPLETE') return;
    if (status === 'DETECTION_FAILED') throw new Error(`${stack}: ${reason ?? status}`);
    await setTimeout(POLL_MS);
  }
  throw new Error(`${stack}: no answer after ${(POLLS_MAX * POLL_MS) / 60_000} minutes`);
}

function driftsOf(stack: string): readonly string[] {
  const filters = ['--stack-resource-drift-status-filters', 'MODIFIED', 'DELETED'];
  const { StackResourceDrifts: drifts } = cloudformation(
    ...['describe-stack-resource-drifts', '--stack-name', stack, ...filters],
  ) as { StackResourceDrifts: readonly Drift[] };
  return drifts.map((drift) => {
    const paths = (drift.PropertyDifferences ?? []).map(({ PropertyPath }) => PropertyPath).join(', ');
    const what = `${drift.LogicalResourceId} (${drift.ResourceType}) ${drift.StackResourceDriftStatus.toLowerCase()}`;
    return `${stack}: ${what}${paths === '' ? '' : `: ${paths}`}`;
  });
}

await runProgram(async () => {
  const drifts: string[] = [];
  for (const stack of ALL_STACKS.map(named)) {
    await detect(stack);
    drifts.push(...driftsOf(stack));
  }
  for (const drift of drifts) console.error(drift);
  if (drifts.length > 0) process.exitCode = 1;
  else console.log(`${ALL_STACKS.length} stacks are as they were deployed.`);
});
