import { expiredApprovalInLog } from '@jackpot/workflow';
import { type LambdaContext, lambdaHandler } from '../../src/aws/lambda-handler.ts';

const context: LambdaContext = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'notifier',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:notifier',
  memoryLimitInMB: '128',
  awsRequestId: 'request',
  logGroupName: 'group',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 1000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

/** Log of a step, on its standard output: a JSON document a line, metrics among them. */
async function logOf(output: object): Promise<unknown[]> {
  const written: string[] = [];
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line)) > 0);
  await lambdaHandler(() => Promise.resolve(output))({}, context).finally(() => spy.mockRestore());
  return written.map((line) => JSON.parse(line) as unknown);
}

/** The value at a path such as `$.output.approval`, as a metric filter of CloudWatch finds it. */
function valueAt(line: unknown, path: string): unknown {
  const [, ...names] = path.split('.');
  return names.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], line);
}

test.each([
  ['expired', true],
  ['approved', false],
  ['rejected', false],
  [null, false],
])(
  'the line that Publish logs of an approval that is %s raises the alarm of expired ones: %s',
  async (approval, raises) => {
    const lines = await logOf({ status: 'held', recordId: 'england-2026-11-28-3f9a1c2b', approval });
    const { path, value } = expiredApprovalInLog;
    expect(lines).toContainEqual(expect.objectContaining({ message: 'step succeeded' }));
    expect(lines.some((line) => valueAt(line, path) === value)).toBe(raises);
  },
);

test('a smoke test is answered without the step, which takes everything else', async () => {
  const step = jest.fn(() => Promise.resolve({}));
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const handler = lambdaHandler(step);
  expect(await handler({ smokeTest: true }, context)).toEqual({ smokeTest: 'passed' });
  expect(step).not.toHaveBeenCalled();
  for (const input of [{}, { smokeTest: false }, { smokeTest: true, country: 'england' }])
    await handler(input, context);
  spy.mockRestore();
  expect(step).toHaveBeenCalledTimes(3);
});
