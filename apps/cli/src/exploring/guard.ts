import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Tells why a request is refused; null where it may be answered. Only pages of this machine's own address may ask (a name that
 * another site resolves to it is none: DNS rebinding), only this server's pages may send, and only who knows the token.
 */
export function refusal({ headers, method, url = '' }: IncomingMessage, port: number, token: string): string | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = headers;
  if (host === undefined || !hosts.includes(host)) return 'This server answers under its own address alone.';
  if (origin !== undefined && origin !== `http://${host}`) return 'Only pages of this server may send to it.';
  if (method === 'POST' && origin === undefined) return 'A form is sent by a browser, which says from where.';
  const [, given = ''] = url.split('/');
  return isSame(given.split('?')[0] ?? '', token)
    ? null
    : 'The address lacks its token: take the one that the command printed.';
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
