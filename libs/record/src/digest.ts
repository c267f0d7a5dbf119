import { createHash } from 'node:crypto';

/** SHA-256 in hex. */
export function sha256(body: Uint8Array | string): string {
  return createHash('sha256').update(body).digest('hex');
}

/**
 * Id of a record: equal content has an equal id, so publishing twice is recognised.
 * Such as `england-2026-11-28-3f9a1c2b`.
 */
export function recordId(country: string, drawDate: string, content: string): string {
  return `${country}-${drawDate}-${sha256(content).slice(0, 8)}`;
}
