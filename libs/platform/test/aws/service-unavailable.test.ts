import { ServiceUnavailable, asServiceUnavailable } from '../../src/aws/service-unavailable.ts';

/** An error as the AWS SDK throws it after its last attempt. */
const refused = (name: string, httpStatusCode: number, more: object = {}) =>
  Object.assign(new Error('Rate exceeded'), { name, $metadata: { httpStatusCode }, ...more });

test.each([
  ['throttling', refused('ThrottlingException', 400)],
  ['too many requests', refused('TooManyRequests', 429)],
  ['SlowDown of S3', refused('SlowDown', 503)],
  ['a server error', refused('InternalServerError', 500)],
  ['a gateway that answers for the service', refused('Unknown', 502)],
  ['a time-out', Object.assign(new Error('no answer'), { name: 'TimeoutError' })],
  ['a connection that was reset', Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })],
])('%s passes: the state machine tries again, by one name', (_, error) => {
  const named = asServiceUnavailable(error);
  expect(named).toBeInstanceOf(ServiceUnavailable);
  expect(named).toMatchObject({ name: 'ServiceUnavailable', message: `${error.name}: ${error.message}`, cause: error });
});

test.each([
  ['a refusal', refused('AccessDenied', 403)],
  ['a request that is wrong', refused('ValidationException', 400)],
  ['a condition that does not hold', refused('ConditionalCheckFailedException', 400)],
  ["a step's own error", Object.assign(new Error('nothing to hold'), { name: 'NothingToHold' })],
  ['what is no error', 'text'],
])('%s does not pass, and goes on under its own name', (_, error) => {
  expect(asServiceUnavailable(error)).toBe(error);
});
