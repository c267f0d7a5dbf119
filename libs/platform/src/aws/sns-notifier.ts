import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { Notification, Notifier } from '@jackpot/ports';

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
}
