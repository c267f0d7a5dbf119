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

/** Delivery is at least once. */
export interface Notifier {
  publish(notification: Notification): Promise<void>;
  /** Has each reader told of their countries, and of what is for everyone. Who is not among them stays as they are. */
  subscribe(readers: Readers): Promise<void>;
}
