import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const INSTALL_TIMEOUT_MS = 600_000;

/** A server could not be installed or started; the message says what is missing. */
export class ServerUnavailable extends Error {
  override readonly name = 'ServerUnavailable';
}

/**
 * The folder of a registry's packages that `lockFile` pins, kept in the user's cache under its hash. `install` gives the
 * registry's own client and its arguments, with the folder to fill; an entry is there whole or not at all.
 */
export async function cachedPackages(
  name: string,
  lockFile: string,
  install: (folder: string) => readonly [program: string, ...args: string[]],
): Promise<string> {
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex').slice(0, 16);
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'jackpot/aws-integration');
  const entry = join(cache, `${name}-${hash}`);
  if (existsSync(entry)) return entry;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, `.${name}-`));
  try {
    const [program, ...args] = install(draft);
    await promisify(execFile)(program, args, { timeout: INSTALL_TIMEOUT_MS }).catch((error: unknown) => {
      const { message } = error as Error;
      throw new ServerUnavailable(`cannot install ${name} with ${program}: ${message}`);
    });
    // Another process may have been faster.
    if (!existsSync(entry)) renameSync(draft, entry);
    return entry;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
