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

/** Delivery is at least once. */
export interface Notifier {
  publish(notification: Notification): Promise<void>;
}
