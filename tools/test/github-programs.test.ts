import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeChecksums } from '../src/delivery/checksums.ts';
import { ScratchRepository } from './scratch-repository.ts';
import { StubPrograms } from './stub-programs.ts';

const GITHUB = { GITHUB_REPOSITORY: 'owner/jackpot' };
const scratch = new ScratchRepository();
const [first, second, third] = [scratch.commit(), scratch.commit(), scratch.commit()];
scratch.git('update-ref', 'refs/remotes/origin/main', third);
const handedOn = join(scratch.folder, 'handed-on');

beforeEach(() => {
  scratch.git('checkout', '--quiet', third);
  rmSync(handedOn, { force: true });
});

describe('what changed', () => {
  const baseOf = (...succeeded: string[]) => {
    const gh = new StubPrograms().add('gh', `printf '${succeeded.join('\\n')}\\n'`);
    const { status } = scratch.run('last-success', gh, { ...GITHUB, GITHUB_ENV: handedOn });
    expect([status, gh.calls()]).toEqual([0, [expect.stringContaining('status=success&per_page=100')]]);
    return /NX_BASE=(.*)\nNX_HEAD=(.*)\n/.exec(readFileSync(handedOn, 'utf8'))?.slice(1);
  };
  const gone = 'f'.repeat(40);

  test('is counted from the last success', () => expect(baseOf(second, first)).toEqual([second, third]));
  test('is counted from a success however many runs ago, past commits that main no longer has', () => {
    expect(baseOf(...Array.from({ length: 150 }, () => gone), first)).toEqual([first, third]);
  });
  test('is everything, where nothing succeeded yet', () => {
    expect(baseOf()).toEqual([scratch.git('hash-object', '-t', 'tree', '/dev/null'), third]);
  });
});

describe('an artefact', () => {
  scratch.write('dist/delivery/plan.json', '{}');
  const digest = writeChecksums(join(scratch.folder, 'dist/delivery'));
  const verify = (gh: StubPrograms, ARTEFACT_DIGEST: string, ...args: string[]) =>
    scratch.run('verify-artefact', gh, { ...GITHUB, ARTEFACT_DIGEST }, 'dist/delivery', ...args);

  test('is believed by its digest and by the statement that main.yml signed of this commit of main', () => {
    const gh = new StubPrograms().add('gh');
    expect(verify(gh, digest, '--attested').status).toBe(0);
    expect(gh.calls()).toEqual([
      `gh attestation verify dist/delivery/SHA256SUMS --repo owner/jackpot --signer-workflow owner/jackpot/.github/workflows/main.yml` +
        ` --source-ref refs/heads/main --source-digest ${third} --deny-self-hosted-runners`,
    ]);
  });
  test('of another digest is refused before anybody is asked', () => {
    const gh = new StubPrograms().add('gh');
    expect(verify(gh, `sha256:${'0'.repeat(64)}`, '--attested')).toMatchObject({ status: 1, stdout: '' });
    expect(gh.calls()).toEqual([]);
  });
  test('without a statement is refused', () => {
    const gh = new StubPrograms().add('gh', 'echo "no attestations found" >&2; exit 1');
    const { status, stderr } = verify(gh, digest, '--attested');
    expect([status, stderr]).toEqual([1, 'gh attestation verify: no attestations found\n']);
  });
});

describe('a release', () => {
  const release = (published: readonly string[]) => {
    scratch.write('dist/release/cli.tar.gz', '');
    const gh = new StubPrograms().add('gh', `case "$1" in api) printf '${published.join('\\n')}\\n';; esac`);
    const { status, stderr } = scratch.run('publish-release', gh, { ...GITHUB, GITHUB_REF_NAME: 'v2.0.0' });
    return { status, stderr, created: gh.calls().filter((call) => call.startsWith('gh release')) };
  };
  scratch.git('tag', 'v1.0.0', second);

  test('of main that contains the releases before it is published', () => {
    const files = `${scratch.folder}/dist/release/cli.tar.gz`;
    expect(release(['v1.0.0'])).toEqual({
      status: 0,
      stderr: '',
      created: [`gh release create v2.0.0 --verify-tag --generate-notes ${files}`],
    });
    expect(release([]).created).toHaveLength(1);
  });
  test('that is older than a release is refused', () => {
    scratch.git('checkout', '--quiet', first);
    const { status, stderr, created } = release(['v1.0.0']);
    expect([status, created]).toEqual([1, []]);
    expect(stderr).toContain(`the release v1.0.0 is of ${second}`);
  });
  test('that is not of main is refused', () => {
    scratch.commit();
    const { status, stderr, created } = release([]);
    expect([status, created]).toEqual([1, []]);
    expect(stderr).toContain('is not of main');
  });
});

describe('a run that failed', () => {
  const env = { ...GITHUB, GITHUB_WORKFLOW: 'nightly', GITHUB_RUN_ID: '42' };
  const alert = (open: readonly object[]) => {
    const gh = new StubPrograms().add('gh', `case "$2" in list) echo '${JSON.stringify(open)}';; esac`);
    expect(scratch.run('alert', gh, env).status).toBe(0);
    return gh.calls();
  };
  const run = 'https://github.com/owner/jackpot/actions/runs/42';

  test('opens an issue', () => {
    expect(alert([{ number: 3, title: 'main failed' }]).at(-1)).toBe(
      `gh issue create --repo owner/jackpot --title nightly failed --label delivery --body ${run}`,
    );
  });
  test('is added to the issue that is open', () => {
    expect(alert([{ number: 7, title: 'nightly failed' }]).at(-1)).toBe(
      `gh issue comment 7 --repo owner/jackpot --body ${run}`,
    );
  });
});

describe('the repository', () => {
  /** Answers with ids, with one branch policy too many, and with one of the two rulesets; keeps what is written. */
  const GH = `case "$*" in
*--input*) body=$(cat); echo "$4 $body" >> "$HOME/handed-on";;
*branch-policies) echo '{"branch_policies":[{"id":9,"name":"*","type":"branch"},{"id":8,"name":"main","type":"branch"}]}';;
*rulesets) echo '[{"id":5,"name":"main"}]';;
*orgs/*|*users/*) echo '{"id":77}';;
esac`;
  const protect = () => {
    const gh = new StubPrograms().add('gh', GH);
    const args = ['--repository', 'owner/jackpot', '--reviewer', 'owner/platform', '--reviewer', 'ada'];
    const { status, stdout } = scratch.run('protect-repository', gh, {}, ...args);
    const bodies = new Map(
      readFileSync(handedOn, 'utf8')
        .trim()
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf(' ')), JSON.parse(line.slice(line.indexOf(' '))) as object]),
    );
    return { status, stdout, calls: gh.calls(), bodies };
  };

  test('lets only main, and tags of releases, into its environments, and people where code is deployed', () => {
    const { status, stdout, calls, bodies } = protect();
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining('production: branch main, after approval by owner/platform, ada'),
    ]);
    const custom = { deployment_branch_policy: { protected_branches: false, custom_branch_policies: true } };
    const reviewers = [
      { type: 'Team', id: 77 },
      { type: 'User', id: 77 },
    ];
    for (const name of ['production', 'data', 'release'])
      expect(bodies.get(`repos/owner/jackpot/environments/${name}`)).toEqual({
        ...custom,
        prevent_self_review: true,
        reviewers,
      });
    expect(bodies.get('repos/owner/jackpot/environments/watch')).toEqual({
      ...custom,
      prevent_self_review: false,
      reviewers: null,
    });
    const policies = (name: string) => `repos/owner/jackpot/environments/${name}/deployment-branch-policies`;
    expect(calls).toContain(`gh api --method DELETE ${policies('data')}/9`);
    expect(calls).not.toContain(`gh api --method DELETE ${policies('data')}/8`);
    expect(bodies.get(policies('data'))).toBeUndefined();
    expect(calls).toContain(`gh api --method DELETE ${policies('release')}/8`);
    expect(bodies.get(policies('release'))).toEqual({ type: 'tag', name: 'v*' });
  });

  test('takes changes of main by reviewed and checked pull requests alone; what stands is replaced, not doubled', () => {
    const { bodies, calls } = protect();
    expect(bodies.get('repos/owner/jackpot/rulesets/5')).toMatchObject({ name: 'main', enforcement: 'active' });
    expect(JSON.stringify(bodies.get('repos/owner/jackpot/rulesets/5'))).toContain('"require_code_owner_review":true');
    expect(bodies.get('repos/owner/jackpot/rulesets')).toMatchObject({ name: 'releases', target: 'tag' });
    expect(calls.filter((call) => call.includes('--method POST repos/owner/jackpot/rulesets'))).toHaveLength(1);
  });

  test('is not touched without reviewers', () => {
    const gh = new StubPrograms().add('gh');
    expect(scratch.run('protect-repository', gh, {}, '--repository', 'owner/jackpot').status).toBe(2);
    expect(gh.calls()).toEqual([]);
  });
});
