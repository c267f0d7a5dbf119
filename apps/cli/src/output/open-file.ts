import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { UsageError } from '../errors.ts';

const openers: Partial<Record<NodeJS.Platform, readonly [program: string, ...args: string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens a file with the program that the desktop has for it. @throws UsageError where there is none */
export async function openFile(path: string): Promise<void> {
  const [program, ...args] = openers[process.platform] ?? ['xdg-open'];
  const opener = spawn(program, [...args, path], { stdio: 'ignore', detached: true });
  try {
    await once(opener, 'spawn');
  } catch (error) {
    throw new UsageError(`--open: this machine has no ${program}; open ${path} in a browser`, { cause: error });
  }
  opener.unref();
}
