import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type LocalPorts, openLocalPorts } from '@jackpot/platform/local';
import { InvalidInput } from '../errors.ts';

/**
 * Opens a workspace that is there, without making one, for `read`.
 * @throws InvalidInput where there is none, WorkspaceUnusable
 */
export async function withWorkspace<T>(workspace: string, read: (ports: LocalPorts) => Promise<T>): Promise<T> {
  if (!existsSync(join(workspace, 'workspace.sqlite')))
    throw new InvalidInput([
      `${workspace}: no workspace there. Make one with "npx jackpot weekly --draw-date next", or name it: --workspace DIR`,
    ]);
  const ports = openLocalPorts(workspace, { now: () => new Date() });
  try {
    return await read(ports);
  } finally {
    ports.close();
  }
}
