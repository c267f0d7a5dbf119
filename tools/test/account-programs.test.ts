import { ScratchRepository } from './scratch-repository.ts';
import { StubPrograms } from './stub-programs.ts';

const scratch = new ScratchRepository();

describe('after a deployment', () => {
  /** @param answers of functions, by their app, that differ from what they should be */
  const smoke = (answers: Readonly<Record<string, string>> = {}, status = 'ACTIVE') => {
    const cases = Object.entries(answers).map(([app, answer]) => `*jackpot-${app}\\ *) ${answer};;`);
    const aws = new StubPrograms().add(
      'aws',
      `file=$(echo "$*" | sed -n 's/.* \\(\\/[^ ]*\\).*/\\1/p')
case "$*" in
${cases.join('\n')}
*invoke*) echo '{ "StatusCode": 200 }'; printf '{"smokeTest":"passed"}' > "$file";;
*caller-identity*) echo '{ "Account": "111122223333" }';;
*describe-state-machine*) echo '{ "status": "${status}" }';;
esac`,
    );
    return { ...scratch.run('smoke', aws, { AWS_REGION: 'eu-west-1' }), calls: aws.calls() };
  };

  test('every function and the state machine are asked', () => {
    const { status, stdout, calls } = smoke();
    expect([status, stdout]).toEqual([0, '5 functions and the state machine answer.\n']);
    expect(calls.filter((call) => call.includes('--payload {"smokeTest":true}'))).toHaveLength(5);
    expect(calls.at(-1)).toContain('arn:aws:states:eu-west-1:111122223333:stateMachine:jackpot-weekly');
  });

  test('what does not start fails it, by its name', () => {
    const broken = `echo '{ "FunctionError": "Unhandled" }'; printf '{"errorType":"Runtime.ImportModuleError"}' > "$file"`;
    const { status, stderr } = smoke({ optimiser: broken }, 'DELETING');
    expect(status).toBe(1);
    expect(stderr).toContain('jackpot-optimiser answers {"errorType":"Runtime.ImportModuleError"}');
    expect(stderr).toContain('jackpot-weekly is DELETING');
    expect(stderr.split('\n')).toHaveLength(3);
  });

  test('an answer of a step itself is not taken for one', () => {
    const other = `echo '{ "StatusCode": 200 }'; printf '{}' > "$file"`;
    expect(smoke({ notifier: other })).toMatchObject({ status: 1 });
  });
});

describe('at night', () => {
  const drift = (drifts: readonly object[], detection = 'DETECTION_COMPLETE') => {
    const aws = new StubPrograms().add(
      'aws',
      `case "$*" in
*drift-detection-status*) echo '{ "DetectionStatus": "${detection}", "DetectionStatusReason": "throttled" }';;
*detect-stack-drift*) echo '{ "StackDriftDetectionId": "1" }';;
*resource-drifts*jackpot-training\\ *) echo '{ "StackResourceDrifts": ${JSON.stringify(drifts)} }';;
*resource-drifts*) echo '{ "StackResourceDrifts": [] }';;
esac`,
    );
    return scratch.run('drift', aws);
  };

  test('stacks that are as they were deployed are no news', () => {
    expect(drift([])).toEqual({ status: 0, stdout: '11 stacks are as they were deployed.\n', stderr: '' });
  });

  test('what was changed by hand is told, with its place', () => {
    const role = {
      LogicalResourceId: 'Role',
      ResourceType: 'AWS::IAM::Role',
      StackResourceDriftStatus: 'MODIFIED',
      PropertyDifferences: [{ PropertyPath: '/Policies/0' }],
    };
    expect(drift([role])).toEqual({
      status: 1,
      stdout: '',
      stderr: 'jackpot-training: Role (AWS::IAM::Role) modified: /Policies/0\n',
    });
  });

  test('a stack that could not be looked at is no stack without drift', () => {
    expect(drift([], 'DETECTION_FAILED')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('jackpot-foundation: throttled') as string,
    });
  });
});
