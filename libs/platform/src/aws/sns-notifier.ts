import {
  PublishCommand,
  type SNSClient,
  SetSubscriptionAttributesCommand,
  SubscribeCommand,
  paginateListSubscriptionsByTopic,
} from '@aws-sdk/client-sns';
import { COUNTRIES_OF_ONE_READER, type Notification, type Notifier, type Readers } from '@jackpot/ports';

/** Country of a message to everyone: subscriptions are filtered by `country`, theirs or this. */
const EVERYONE = '*';

/** Notifications to a topic, whose subscribers are filtered by the message's attribute `country`. */
export class SnsNotifier implements Notifier {
  readonly #client: SNSClient;
  readonly #topicArn: string;
  readonly answerPage: string | null;

  constructor(client: SNSClient, topicArn: string, answerPage: string | null = null) {
    this.#client = client;
    this.#topicArn = topicArn;
    this.answerPage = answerPage;
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
  async subscribe(readers: Readers): Promise<readonly string[]> {
    const confirmed = await this.#confirmed();
    const problems: string[] = [];
    for (const [reader, countries] of readers) {
      const fits = countries.length <= COUNTRIES_OF_ONE_READER;
      if (!fits) problems.push(tooMany(reader, countries.length));
      const filter = JSON.stringify({ country: [...(fits ? countries : []), EVERYONE] });
      await this.#filter(reader, filter, confirmed.get(reader)).catch((error: unknown) => {
        problems.push(`${reader} could not be subscribed: ${String(error)}`);
      });
    }
    return problems;
  }

  async #filter(Endpoint: string, FilterPolicy: string, SubscriptionArn: string | undefined): Promise<void> {
    if (SubscriptionArn === undefined)
      await this.#client.send(
        new SubscribeCommand({ TopicArn: this.#topicArn, Protocol: 'email', Endpoint, Attributes: { FilterPolicy } }),
      );
    else
      await this.#client.send(
        new SetSubscriptionAttributesCommand({
          SubscriptionArn,
          AttributeName: 'FilterPolicy',
          AttributeValue: FilterPolicy,
        }),
      );
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

function tooMany(reader: string, countries: number): string {
  return (
    `${reader} reads ${countries} countries and SNS filters by at most ${COUNTRIES_OF_ONE_READER}: they get the week's digest ` +
    'alone; name a second address for some of the countries in notify.emails'
  );
}
