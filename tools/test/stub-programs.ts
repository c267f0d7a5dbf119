import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Programs at the border to what a test does not have: each notes its call and then does what its shell script says. */
export class StubPrograms {
  readonly folder = mkdtempSync(join(tmpdir(), 'jackpot-stubs-'));
  /** The file that calls are noted in, a line each. */
  readonly log = join(this.folder, 'calls');

  /** @param folder where the program is looked for */
  add(name: string, script = '', folder = this.folder): this {
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\necho "${name} $*" >> '${this.log}'\n${script}\n`);
    chmodSync(file, 0o755);
    return this;
  }

  /** The calls since the last look, in order. */
  calls(): readonly string[] {
    const calls = existsSync(this.log) ? readFileSync(this.log, 'utf8').split('\n').filter(Boolean) : [];
    writeFileSync(this.log, '');
    return calls;
  }
}
