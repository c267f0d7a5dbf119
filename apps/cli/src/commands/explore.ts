import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { exploredRecords } from '../exploring/explored-record.ts';
import { serveExplorer } from '../exploring/explore-server.ts';
import { Console } from '../output/console.ts';
import { openFile } from '../output/open-file.ts';
import { shared } from '../shared-options.ts';
import { wholeNumber } from '../whole-number.ts';

interface ExploreOptions {
  readonly workspace: string;
  readonly port: number;
  readonly open?: boolean;
  readonly json?: boolean;
}

export function addExplore(program: Command): void {
  program
    .command('explore')
    .summary('other jackpots, cash, bounds and sales, on pages of this machine')
    .description(
      'Serves pages on this machine alone: the draw or the year decided again with other jackpots, cash, bounds, sales or\n' +
        'marketing; scenarios kept by name and set side by side; what came of earlier recommendations. It reads the workspace\n' +
        'and keeps scenarios in it, and announces and approves nothing. Ctrl+C ends it.',
    )
    .addOption(shared.workspace())
    .option(
      '--port <number>',
      'port on 127.0.0.1; 0 takes one that is free',
      (text: string) => wholeNumber('--port', text, 0),
      0,
    )
    .option('--open', 'open it in the browser')
    .addOption(shared.json())
    .addHelpText('after', '\nExample, after "npx jackpot weekly --draw-date next":\n  $ npx jackpot explore --open')
    .action(async (options: ExploreOptions) => explore(options));
}

async function explore({ workspace, port, open, json }: ExploreOptions): Promise<void> {
  const console = new Console(json ?? false);
  const { latest } = await exploredRecords(workspace);
  if (latest.length === 0)
    throw new UsageError(
      `${workspace} holds no recommendation to ask about. Next: npx jackpot weekly --draw-date next`,
    );
  const token = randomBytes(16).toString('hex');
  const server = await serveExplorer({ workspace, port, token, now: () => performance.now() });
  console.result({ address: server.address }, server.address);
  console.note('Whoever knows the address may read and keep scenarios. Ctrl+C ends it.');
  if (open) await openFile(server.address);
  const ended = new AbortController();
  await Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal, { signal: ended.signal })));
  ended.abort();
  await server.close();
}
