import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ConfigSet, readConfigSet } from '@jackpot/config-schema';
import { InvalidInput } from '../errors.ts';
import { readInput } from './input-file.ts';

export interface ConfigFile {
  /** Path as it is shown in messages. */
  readonly name: string;
  readonly text: string;
}

/** The YAML files of a folder of configs. @throws InvalidInput where there are none */
export function readConfigsFolder(folder: string): { files: readonly ConfigFile[]; set: ConfigSet } {
  const isFolder = existsSync(folder) && statSync(folder).isDirectory();
  const names = isFolder ? readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)) : [];
  if (names.length === 0) throw new InvalidInput([`${folder}: no configs there. Name their folder with --configs DIR`]);
  const files = names
    .sort()
    .map((name) => ({ name: join(folder, name), text: readInput(join(folder, name)).toString('utf8') }));
  return { files, set: readConfigSet(files) };
}
