import {
  PublishCommand,
  type SNSClient,
  SetSubscriptionAttributesCommand,
  SubscribeCommand,
  paginateListSubscriptionsByTopic,
} from '@aws-sdk/client-sns';
import type { Notification, Notifier, Readers } from '@jackpot/ports';

/** What a message to everyone has for its country: subscriptions are filtered by `country`, theirs or this. */
export const EVERYONE = '*';

/** Notifications to a topic, whose subscribers are filtered by the message's attribute `country`. */
export class SnsNotifier implements Notifier {
  readonly #client: SNSClient;
  readonly #topicArn: string;

  constructor(client: SNSClient, topicArn: string) {
    this.#client = client;
    this.#topicArn = topicArn;
  }

  async publish({ id, subject, body, country }: Notification): Promise<void> {
    const attribute = (value: string) => ({ DataType: 'String', StringValue: value });
    await this.#client.send(
      new PublishCommand({
        TopicArn: this.#topicArn,
        Subject: subject,
        Message: body,
        MessageAttributes: { country: attribute(country ?? EVERYONE), id: attribute(id) },
      }),
    );
  }

  /** A reader who has not confirmed yet is asked once more. */
  async subscribe(readers: Readers): Promise<void> {
    const confirmed = await this.#confirmed();
    for (const [Endpoint, countries] of readers) {
      const AttributeValue = JSON.stringify({ country: [...countries, EVERYONE] });
      const SubscriptionArn = confirmed.get(Endpoint);
      if (SubscriptionArn === undefined)
        await this.#client.send(
          new SubscribeCommand({
            TopicArn: this.#topicArn,
            Protocol: 'email',
            Endpoint,
            Attributes: { FilterPolicy: AttributeValue },
          }),
        );
      else
        await this.#client.send(
          new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName: 'FilterPolicy', AttributeValue }),
        );
    }
  }

  /** Subscriptions by address; one that is not confirmed has no ARN. */
  async #confirmed(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const pages = paginateListSubscriptionsByTopic({ client: this.#client }, { TopicArn: this.#topicArn });
    for await (const { Subscriptions } of pages)
      for (const { Endpoint, SubscriptionArn } of Subscriptions ?? [])
        if (Endpoint !== undefined && SubscriptionArn?.startsWith('arn:')) found.set(Endpoint, SubscriptionArn);
    return found;
  }
}
