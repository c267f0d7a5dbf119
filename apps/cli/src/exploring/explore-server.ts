import { once } from 'node:events';
import { type IncomingMessage, type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { problemPage } from '@jackpot/report';
import { problemsOf } from '../errors.ts';
import { refusal } from './guard.ts';
import { type Answer, Explorer } from './explorer.ts';

/** A server of the pages on this machine. */
export interface ExploreServer {
  /** Its first page, token included. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

interface ExploreOptions {
  readonly workspace: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Secret part of the address. */
  readonly token: string;
  readonly now: () => number;
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Serves the pages on the loopback interface alone. @throws the system's error where the port is taken */
export async function serveExplorer({ workspace, port, token, now }: ExploreOptions): Promise<ExploreServer> {
  const root = `/${token}`;
  const explorer = new Explorer(workspace, root, now);
  const server: Server = createServer((request, response) => {
    const refused = refusal(request, portOf(server), token);
    if (refused !== null) return void response.writeHead(403, HEADERS).end(problemPage(refused, { root: '' }));
    answerOf(explorer, request, root).then(
      ({ status, location, page }) =>
        response.writeHead(status, { ...HEADERS, ...(location !== undefined && { location }) }).end(page),
      (error: unknown) => response.writeHead(500, HEADERS).end(problemPage(problemsOf(error).join(' '), { root })),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${portOf(server)}${root}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** Bytes of a form that is sent: a name and what was asked. */
const LONGEST_FORM = 10_000;

async function answerOf(explorer: Explorer, request: IncomingMessage, root: string): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
  const path = decodeURIComponent(pathname.slice(root.length + 1));
  if (request.method === 'GET') return explorer.get(path, searchParams);
  if (request.method !== 'POST') return explorer.nothingAt(path);
  let form = '';
  for await (const chunk of request.setEncoding('utf8')) {
    form += String(chunk);
    if (form.length > LONGEST_FORM) return explorer.nothingAt(path);
  }
  return explorer.post(path, new URLSearchParams(form));
}
