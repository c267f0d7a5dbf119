import { CfnParameter, type Stack } from 'aws-cdk-lib';

/** Environment that tells a step which code was deployed: records name it. */
export function deployedCommit(stack: Stack): Readonly<Record<string, string>> {
  const commit = new CfnParameter(stack, 'GitCommit', {
    description: 'The commit that was deployed last, whichever app it changed',
    allowedPattern: '[0-9a-f]{40}',
  });
  const dirty = new CfnParameter(stack, 'CodeDirty', {
    description: 'Whether the work tree differed from the commit',
    allowedValues: ['true', 'false'],
  });
  return { GIT_COMMIT: commit.valueAsString, CODE_DIRTY: dirty.valueAsString };
}
