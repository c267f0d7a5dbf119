import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(1_800_000);

const REPOSITORY = join(import.meta.dirname, '../../..');
const AGO = 50;
const git = (...args: string[]) => execFileSync('git', ['-C', REPOSITORY, ...args], { encoding: 'utf8' }).trim();
/** Empty where there are fewer. */
const commit = git('rev-list', '--first-parent', `--skip=${AGO}`, '--max-count=1', 'HEAD');

/** Runs the command of a checkout, with worktrees and their dependencies in a folder of this test's own. */
function jackpot(checkout: string, cache: string, ...args: string[]): unknown {
  const env = { ...process.env, XDG_CACHE_HOME: cache, JACKPOT_AVAILABLE_CASH: '100000000', FORCE_COLOR: '0' };
  const command = join(checkout, 'apps/cli/bin/jackpot.js');
  const output = execFileSync(process.execPath, [command, ...args, '--json'], { env, cwd: checkout, maxBuffer: 1e8 });
  return JSON.parse(output.toString());
}

// A shallow clone has no past; nor has a young repository.
(commit === '' ? test.skip : test)(
  `a record that this repository's commit of ${AGO} commits ago made comes out`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'jackpot-history-'));
    const [earlier, cache, workspace] = [join(folder, 'earlier'), join(folder, 'cache'), join(folder, 'workspace')];
    try {
      // As whoever works there has it: a checkout with its own dependencies.
      git('worktree', 'add', '--detach', earlier, commit);
      execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: earlier, stdio: 'ignore' });
      const place = ['--workspace', workspace];
      const week = jackpot(earlier, cache, 'weekly', '--draw-date', 'next', '--country', 'sweden', ...place);
      const id = (week as { countries: { recommendationId: string }[] }).countries[0]?.recommendationId ?? '';

      const outcome = jackpot(REPOSITORY, cache, 'reproduce', id, ...place);
      expect(outcome).toMatchObject({
        reproduced: true,
        code: { recorded: { commit, dirty: false }, used: { commit } },
      });
      expect((outcome as { code: { folder: string } }).code.folder).toContain(join(cache, 'jackpot/code', commit));
    } finally {
      rmSync(folder, { recursive: true, force: true });
      git('worktree', 'prune');
    }
  },
);
