import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { StubPrograms } from './stub-programs.ts';

const SOURCES = join(import.meta.dirname, '../src');

/** A repository of its own with the programs of `tools/src`, and no package: as jobs with rights have it. */
export class ScratchRepository {
  readonly folder = mkdtempSync(join(tmpdir(), 'jackpot-scratch-'));

  constructor() {
    cpSync(SOURCES, join(this.folder, 'tools/src'), { recursive: true });
    this.git('init', '--quiet', '--initial-branch', 'main');
    this.write('package.json', '{ "type": "module" }');
    this.write('.gitignore', 'dist/\nhanded-on\n');
    this.git('add', '--all');
  }

  git(...args: string[]): string {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@b'];
    return execFileSync('git', [...who, ...args], { cwd: this.folder, encoding: 'utf8' }).trim();
  }

  /** @returns the name of a commit more, in which nothing need differ */
  commit(): string {
    this.git('commit', '--quiet', '--allow-empty', '--message', 'x');
    return this.git('rev-parse', 'HEAD');
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  /** Runs a program of `tools/src` as a job does: with the stubs before the machine's programs, and these variables. */
  run(program: string, stubs: StubPrograms, env: Readonly<Record<string, string>> = {}, ...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [`tools/src/${program}.ts`, ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      env: { HOME: this.folder, PATH: `${stubs.folder}:${process.env['PATH']}`, ...env },
    });
    return { status, stdout, stderr };
  }
}
