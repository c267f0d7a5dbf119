import { askAws } from './aws.ts';
import type { Standing } from './newer.ts';

/** Deployments name their change sets so. CloudFormation tells a stack's last one (DescribeStacks, `ChangeSetId`). */
export const changeSetName = (commit: string) => `jackpot-${commit}`;
const CHANGE_SET = /:changeSet\/jackpot-([0-9a-f]{40})\//;

interface Answer {
  readonly ChangeSetId?: string;
  readonly Parameters?: readonly { readonly ParameterKey: string; readonly ParameterValue: string }[];
}

/** The commits that stacks were last deployed from, as far as they tell: one that a person made by hand does not. */
export function deployedCommits(stacks: readonly string[]): readonly Standing[] {
  return stacks.flatMap((stack) => {
    const query = ['--stack-name', stack, '--query', 'Stacks[0].{ChangeSetId: ChangeSetId, Parameters: Parameters}'];
    const answer = askAws(['cloudformation', 'describe-stacks', ...query], 'does not exist') as Answer | null;
    const commit = CHANGE_SET.exec(answer?.ChangeSetId ?? '')?.[1];
    // The stacks that records take their commit from.
    const told = answer?.Parameters?.find(({ ParameterKey }) => ParameterKey === 'GitCommit')?.ParameterValue;
    return [...new Set([commit, told])].flatMap((known) =>
      known === undefined ? [] : [{ where: stack, commit: known }],
    );
  });
}
