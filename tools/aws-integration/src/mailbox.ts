import { text } from 'node:stream/consumers';
import {
  ConfirmSubscriptionCommand,
  GetSubscriptionAttributesCommand,
  ListSubscriptionsByTopicCommand,
  type SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { startLoopbackServer } from './loopback-server.ts';

interface Mail {
  readonly subject: string;
  readonly body: string;
  readonly id: string;
}

/** A reader of a topic: what SNS sends by e-mail is sent to this machine by HTTP, and kept. */
export interface Mailbox {
  readonly mails: readonly Mail[];
  close(): Promise<void>;
}

interface Delivery {
  readonly Type: 'SubscriptionConfirmation' | 'Notification';
  readonly Token?: string;
  readonly Subject: string;
  readonly Message: string;
  readonly MessageAttributes: { readonly id: { readonly Value: string } };
}

/** Subscribes to a topic, for `countries` alone where they are given, and confirms as a reader does. */
export async function openMailbox(sns: SNSClient, TopicArn: string, countries?: readonly string[]): Promise<Mailbox> {
  const mails: Mail[] = [];
  const { promise: confirmed, resolve: confirm } = Promise.withResolvers<unknown>();
  const server = await startLoopbackServer(async (request, response) => {
    const delivery = JSON.parse(await text(request)) as Delivery;
    response.end();
    if (delivery.Type === 'SubscriptionConfirmation')
      confirm(await sns.send(new ConfirmSubscriptionCommand({ TopicArn, Token: delivery.Token })));
    else mails.push({ subject: delivery.Subject, body: delivery.Message, id: delivery.MessageAttributes.id.Value });
  });
  const FilterPolicy = countries && JSON.stringify({ country: [...countries, '*'] });
  const Attributes = FilterPolicy === undefined ? {} : { FilterPolicy };
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'http', Endpoint: server.url, Attributes }));
  await confirmed;
  return { mails, close: () => server.stop() };
}

/** Filters of each e-mail address that is subscribed to a topic. */
export async function emailFilters(sns: SNSClient, TopicArn: string): Promise<Record<string, unknown>> {
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  const filterOf = async ({ Endpoint = '', SubscriptionArn = '' }) => {
    const { Attributes = {} } = await sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
    return [Endpoint, JSON.parse(Attributes['FilterPolicy'] ?? 'null') as unknown] as const;
  };
  const emails = Subscriptions.filter(({ Protocol }) => Protocol === 'email');
  return Object.fromEntries(await Promise.all(emails.map(filterOf)));
}
