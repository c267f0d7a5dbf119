import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ConfigFile, type ConfigSet, decodeConfig, readConfigSet } from '@jackpot/config-schema';
import { InvalidInput } from '../errors.ts';
import { tryReadInput } from './input-file.ts';

/** The YAML files of a folder of configs; one that cannot be read is its own problem. @throws InvalidInput where there are none */
export function readConfigsFolder(folder: string): { files: readonly ConfigFile[]; set: ConfigSet } {
  const isFolder = existsSync(folder) && statSync(folder).isDirectory();
  const names = isFolder ? readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)) : [];
  if (names.length === 0) throw new InvalidInput([`${folder}: no configs there. Name their folder with --configs DIR`]);
  const files = names.sort().map((name) => readConfigFile(join(folder, name)));
  return { files, set: readConfigSet(files) };
}

/** `path` is what messages show. */
export function readConfigFile(path: string): ConfigFile {
  const read = tryReadInput(path);
  if (Buffer.isBuffer(read)) return decodeConfig(path, read);
  return { name: path, unreadable: { code: 'unreadable', line: 1, column: 1, ...read } };
}

/** The countries that have a config file in a folder, sound or not, by name. */
export function countryFiles(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => name.replace(/\.ya?ml$/, ''))
    .filter((name) => name !== 'company')
    .sort();
}
