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
    expect([status, stdout]).toEqual([0, '6 functions and the state machine answer.\n']);
    expect(calls.filter((call) => call.includes('--payload {"smokeTest":true}'))).toHaveLength(6);
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

describe('on staging', () => {
  const head = scratch.commit();
  const week = (status: string, countries: readonly object[]) => {
    scratch.write('dist/delivery/jackpot/main.mjs', 'process.exit(process.argv.includes("other") ? 4 : 0);');
    scratch.write('tools/demo/cash.json', '{ "amount": 100000000, "currency": "EUR" }');
    const run = { status, output: JSON.stringify({ runId: '2026-W48-r2' }) };
    const aws = new StubPrograms().add(
      'aws',
      `case "$*" in
*caller-identity*) echo '{ "Account": "111122223333" }';;
*start-execution*) echo '{ "executionArn": "arn:e" }';;
*describe-execution*) echo '${JSON.stringify(run)}';;
*summary.json*) echo '${JSON.stringify({ countries })}';;
esac`,
    );
    const env = { AWS_REGION: 'eu-west-1', JACKPOT_PREFIX: 'jackpot-staging' };
    return { ...scratch.run('staged-week', aws, env), calls: aws.calls() };
  };
  const england = { country: 'england', recordId: 'same', status: 'recommended' };

  test('a week is run of the live version, on a cash and a draw that never change, and decided again here', () => {
    const { status, stdout, calls } = week('SUCCEEDED', [england]);
    expect([status, stdout]).toEqual([0, '1 countries are decided here as there, byte for byte.\n']);
    const machine = 'arn:aws:states:eu-west-1:111122223333:stateMachine:jackpot-staging-weekly:live';
    const input = { drawDate: '2026-11-28', supersede: { by: 'staging', reason: head } };
    const [stated = '', started] = calls.filter((call) => /put-secret-value|start-execution/.test(call));
    // A run refuses a cash that is older than a week.
    expect(Date.now() - Date.parse(/"asOf":"([^"]+)"/.exec(stated)?.[1] ?? '')).toBeLessThan(60_000);
    expect([stated, started]).toEqual([
      expect.stringContaining(
        '--secret-id jackpot-staging/available-cash --secret-string {"amount":100000000',
      ) as string,
      expect.stringContaining(`${machine} --input ${JSON.stringify(input)}`) as string,
    ]);
    expect(calls.at(-1)).toContain('s3://jackpot-staging-111122223333-eu-west-1/runs/2026-W48-r2/summary.json');
  });

  test.each([
    [
      'a country that is decided otherwise',
      'SUCCEEDED',
      [england, { ...england, country: 'sweden', recordId: 'other' }],
    ],
    ['a country that is not decided', 'SUCCEEDED', [{ ...england, status: 'failed' }]],
    ['a week without countries', 'SUCCEEDED', []],
    ['a run that fails', 'FAILED', [england]],
  ])('%s keeps production as it is', (_, status, countries) => {
    expect(week(status, countries).status).toBe(1);
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
