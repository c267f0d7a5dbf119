export interface Notification {
  /** Makes a repeated delivery recognisable. */
  readonly id: string;
  /** ASCII, under 100 characters. */
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
  /** A country's name reaches that country's readers; null reaches everyone. */
  readonly country: string | null;
}

/** Countries of each reader, by e-mail address. */
export type Readers = ReadonlyMap<string, readonly string[]>;

/**
 * Limits of SNS: names that one subscription's filter holds, which is fixed, and subscriptions with a filter on one topic, which
 * AWS raises on request. https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
 */
export const SNS_LIMITS = { namesInFilter: 150, filtersOfTopic: 200 } as const;
/** One name of each filter is taken by broadcasts. */
export const COUNTRIES_OF_ONE_READER = SNS_LIMITS.namesInFilter - 1;

/** Delivery is at least once. */
export interface Notifier {
  /** Page on which approvers answer for what waits; null where there is none. */
  readonly answerPage: string | null;
  publish(notification: Notification): Promise<void>;
  /**
   * Subscribes each reader to their countries and to broadcasts. Subscriptions of others stay as they are. One reader's failure
   * stops no other.
   * @returns a sentence for each reader who could not be subscribed as asked
   */
  subscribe(readers: Readers): Promise<readonly string[]>;
}
