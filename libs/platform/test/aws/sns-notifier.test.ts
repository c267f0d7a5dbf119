import { SNSClient } from '@aws-sdk/client-sns';
import { SnsNotifier } from '../../src/aws/index.ts';

const FULL = `<ErrorResponse><Error><Type>Sender</Type><Code>FilterPolicyLimitExceeded</Code><Message>Too many</Message></Error></ErrorResponse>`;
const NOBODY = `<ListSubscriptionsByTopicResponse><ListSubscriptionsByTopicResult><Subscriptions/></ListSubscriptionsByTopicResult></ListSubscriptionsByTopicResponse>`;

/** A topic that takes so many filters, and the filter of each address that it took. */
function topic(filtersAtMost: number) {
  const filters: Record<string, { country: string[] }> = {};
  const handle = ({ body }: { body: string }) => {
    const form = new URLSearchParams(body);
    const isFull = form.get('Action') === 'Subscribe' && Object.keys(filters).length >= filtersAtMost;
    if (form.get('Action') === 'Subscribe' && !isFull)
      filters[form.get('Endpoint') ?? ''] = JSON.parse(form.get('Attributes.entry.1.value') ?? '') as never;
    const answer = {
      statusCode: isFull ? 403 : 200,
      headers: {},
      body: new TextEncoder().encode(isFull ? FULL : NOBODY),
    };
    return Promise.resolve({ response: answer });
  };
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new SNSClient({ region: 'us-east-1', credentials, requestHandler: { handle } as never });
  return { filters, notifier: new SnsNotifier(client, 'arn:aws:sns:us-east-1:000000000000:topic') };
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `country-${index}`);

test('the reader beyond the filters of a topic is told of, and those before and after keep theirs', async () => {
  const { filters, notifier } = topic(200);
  const readers = new Map(names(202).map((name) => [`${name}@example.org`, [name]]));
  const problems = await notifier.subscribe(readers);
  expect(Object.keys(filters)).toHaveLength(200);
  expect(problems).toHaveLength(2);
  expect(problems[0]).toMatch(/^country-200@example\.org could not be subscribed: .*Too many/);
});

test('a reader of 149 countries has them all, one of 150 the digest alone, and is told of', async () => {
  const { filters, notifier } = topic(200);
  const problems = await notifier.subscribe(
    new Map([
      ['most@example.org', names(149)],
      ['more@example.org', names(150)],
    ]),
  );
  expect(filters['most@example.org']?.country).toHaveLength(150);
  expect(filters['more@example.org']).toEqual({ country: ['*'] });
  expect(problems).toEqual([expect.stringMatching(/^more@example\.org reads 150 countries .* at most 149/)]);
});
