import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

export const WORKFLOWS = join(import.meta.dirname, '../../.github/workflows');

/** Values may hold GitHub's `${{ expressions }}`. */
export type Environment = Readonly<Record<string, string>>;
export interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Environment;
  readonly with?: Readonly<Record<string, unknown>>;
}
export interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly environment?: string;
  readonly env?: Environment;
  readonly concurrency?: { readonly 'cancel-in-progress': boolean };
  readonly outputs?: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly steps: readonly Step[];
}
export interface Workflow {
  readonly file: string;
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly concurrency?: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

export function readWorkflows(): readonly Workflow[] {
  const read = (file: string) => load(readFileSync(join(WORKFLOWS, file), 'utf8')) as Omit<Workflow, 'file'>;
  return globSync('*.yml', { cwd: WORKFLOWS })
    .sort()
    .map((file) => ({ file, ...read(file) }));
}
