import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ENVIRONMENTS, REQUIRED_CHECKS } from '../src/github/repository-settings.ts';
import { type Step, WORKFLOWS, readWorkflows } from './workflow-files.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly nx?: { readonly targets: object };
}

const json = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Manifest;
const text = (file: string) => readFileSync(join(WORKFLOWS, file), 'utf8');
const workflows = readWorkflows();
const files = workflows.map(({ file }) => file);
const jobs = workflows.flatMap(({ file, jobs: byName }) =>
  Object.entries(byName).map(([name, job]) => ({ place: `${file}: ${name}`, job })),
);
const main = workflows.find(({ file }) => file === 'main.yml')?.jobs ?? {};
const { scripts } = json('package.json');
const targets = new Set(
  globSync('{apps/*,libs/*,tools,tools/*}/package.json', { cwd: ROOT }).flatMap((file) =>
    Object.keys(json(file).nx?.targets ?? {}),
  ),
);

/** Reason that a step's command would not run on a laptop as it stands; null where it would. */
function refusal(command: string): string | null {
  if (/[\n;&|<>`]|\$\(/.test(command)) return 'is more than one command';
  if (['npm ci', 'npm rebuild', 'npm test'].includes(command)) return null;
  const script = /^npm run ([\w:-]+)( -- .+)?$/.exec(command)?.[1];
  if (script !== undefined) return script in scripts ? null : `no npm script ${script}`;
  const list = /^npx nx (?:affected|run-many) -t ((?:[\w-]+ ?)+)$/.exec(command)?.[1];
  if (list === undefined) return 'neither an npm script nor Nx targets';
  const missing = list.split(' ').filter((target) => !targets.has(target));
  return missing.length === 0 ? null : `no target ${missing.join(', ')}`;
}

test('there are the workflows that docs/delivery.md tells of', () => {
  const page = readFileSync(join(ROOT, 'docs/delivery.md'), 'utf8');
  expect(files).toEqual(['main.yml', 'nightly.yml', 'pull-request.yml', 'release.yml']);
  for (const file of [...files, 'dependabot.yml']) expect(page).toContain(file);
});

const commands = jobs.flatMap(({ place, job }) =>
  job.steps.flatMap(({ run }) => (run === undefined ? [] : [[place, run]])),
);
test.each(commands)('%s: "%s" is an npm script or Nx target that a laptop has', (_, command) => {
  expect(refusal(command ?? '')).toBeNull();
});

test.each(Object.entries(scripts))('the npm script %s starts a program that exists: %s', (_, command) => {
  for (const [, file = ''] of command.matchAll(/node ([\w./-]+\.ts)/g)) expect(existsSync(join(ROOT, file))).toBe(true);
  for (const [, name = ''] of command.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toHaveProperty([name]);
});

test.each(files)('%s pins every action by commit, with its version beside it', (file) => {
  const uses = text(file)
    .split('\n')
    .filter((line) => /\buses:/.test(line));
  expect(uses.length).toBeGreaterThan(0);
  for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test('an action is of one commit in all workflows', () => {
  const pins = new Set(files.flatMap((file) => text(file).match(/uses: .+/g) ?? []));
  const actions = [...pins].map((pin) => pin.split('@')[0]);
  expect(new Set(actions).size).toBe(actions.length);
});

test.each(workflows)('$file gives no rights but those that a job asks for, one run at a time', (workflow) => {
  expect(workflow.permissions).toEqual({});
  const bounded = Object.values(workflow.jobs).every(({ concurrency }) => concurrency !== undefined);
  expect(workflow.concurrency !== undefined || bounded).toBe(true);
  // These would run with the repository's secrets and write to the caches of main.
  expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
  expect(Object.keys(workflow.on)).not.toContain('workflow_run');
});

test.each(jobs)('$place has its rights and its time bounded, and no credentials left behind', ({ job }) => {
  expect(job.permissions).toMatchObject({ contents: expect.any(String) as string });
  expect(job['timeout-minutes']).toBeGreaterThan(0);
  for (const step of job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')))
    expect(step.with).toMatchObject({ 'persist-credentials': false });
});

test.each(jobs)('$place: what may write, sign or deploy reads no cache', ({ job }) => {
  const mayWrite = Object.values(job.permissions ?? {}).includes('write');
  expect(mayWrite && job.steps.some(readsCache)).toBe(false);
});

/** setup-node caches by itself where the manifest names its package manager, unless it is told not to. */
function readsCache({ uses = '', with: options = {} }: Step): boolean {
  if (uses.startsWith('actions/setup-node@'))
    return options['cache'] !== undefined || options['package-manager-cache'] !== false;
  return uses.startsWith('actions/cache') || options['cache'] !== undefined;
}

test.each<[string, Step, boolean]>([
  ['asked for', { uses: 'actions/setup-node@1', with: { cache: 'npm', 'package-manager-cache': false } }, true],
  ['not refused', { uses: 'actions/setup-node@1', with: { 'node-version': 24 } }, true],
  ['refused', { uses: 'actions/setup-node@1', with: { 'package-manager-cache': false } }, false],
  ['restored', { uses: 'actions/cache/restore@1' }, true],
  ['of another action', { uses: 'actions/setup-go@1', with: { cache: true } }, true],
])('a cache that is %s is seen', (_, step, expected) => {
  expect(readsCache(step)).toBe(expected);
});

const unlessAnyFailed = (condition: string) => `\${{ !cancelled() && !failure() && ${condition} }}`;

test('main asks for an approval only where something is deployed, and holds no push up by it', () => {
  const { check, deploy, publish, 'publish-after-deployment': after } = main;
  const plan = check?.steps?.find(({ id }) => id === 'plan');
  expect(plan?.run).toBe('npm run deployment-plan');
  expect(check?.outputs).toMatchObject({
    deploys: '${{ steps.plan.outputs.deploys }}',
    publish: '${{ steps.plan.outputs.publish }}',
  });
  expect(deploy).toMatchObject({
    environment: 'production',
    if: unlessAnyFailed("needs.check.outputs.deploys == 'true'"),
  });
  expect(deploy?.concurrency?.['cancel-in-progress']).toBe(false);
  expect(workflows.find(({ file }) => file === 'main.yml')?.concurrency).toBeUndefined();
  expect(publish).toMatchObject({ needs: ['check', 'attest'], if: "needs.check.outputs.publish == 'now'" });
  expect(after).toMatchObject({
    needs: ['check', 'deploy'],
    if: unlessAnyFailed("needs.check.outputs.publish == 'after-deployment'"),
  });
  expect(after).toEqual({ ...publish, name: after?.name, needs: after?.needs, if: after?.if });
});

test('production is asked for only once staging has run a week of the same delivery, and decided it again', () => {
  const { stage, deploy, 'other-processor': processor } = main;
  expect(deploy?.needs).toContain('stage');
  expect(stage?.needs).toContain('other-processor');
  expect(processor?.steps?.at(-1)?.run).toBe('npm run other-processor');
  expect(stage).toMatchObject({
    environment: 'staging',
    if: deploy?.if,
    env: { JACKPOT_PREFIX: 'jackpot-staging', STAGE: 'staging' },
  });
  const runs = (stage?.steps ?? []).flatMap(({ run }) => run ?? []);
  expect(runs.slice(-5)).toEqual(
    ['push-image', 'deploy', 'smoke', 'publish-inputs', 'staged-week'].map((script) => `npm run ${script}`),
  );
});

test('main forgets nothing that failed: it counts from the last run that succeeded, before it checks anything', () => {
  const steps = (main['check']?.steps ?? []).flatMap(({ run }) => run ?? []);
  expect(steps.slice(0, 2)).toEqual(['npm run last-success', 'npm ci']);
});

test.each(['main.yml', 'pull-request.yml'])('%s proves the templates, before any is deployed', (file) => {
  const { check } = workflows.find((workflow) => workflow.file === file)?.jobs ?? {};
  expect(check?.steps?.some(({ run }) => run?.split(' ').includes('static-proof'))).toBe(true);
  expect(check?.environment).toBeUndefined();
});

test('what signs a release runs no package and no test, and signs each bundle with its own bill of materials', () => {
  const { build, release } = workflows.find(({ file }) => file === 'release.yml')?.jobs ?? {};
  expect(build?.permissions).toEqual({ contents: 'read' });
  expect(release?.steps?.flatMap(({ run }) => run ?? [])).toEqual([
    'npm run verify-artefact -- dist/release',
    'npm run release:publish',
  ]);
  const bills = (release?.steps ?? []).flatMap(({ with: options }) => (options?.['sbom-path'] ? [options] : []));
  const apps = globSync('apps/*/package.json', { cwd: ROOT })
    .filter((file) => 'bundle' in (json(file).nx?.targets ?? {}))
    .map((file) => basename(dirname(file)));
  expect(bills).toEqual(
    apps.sort().map((app) => ({
      'subject-path': `dist/release/${app}.tar.gz`,
      'sbom-path': `dist/release/${app}.cdx.json`,
    })),
  );
});

const withToken = jobs.filter(({ job }) => job.permissions?.['id-token'] === 'write');

test('jobs sign or take roles in these places', () => {
  expect(withToken.map(({ place }) => place)).toEqual([
    ...['attest', 'attest-image', 'publish', 'stage', 'deploy', 'publish-after-deployment'].map(
      (job) => `main.yml: ${job}`,
    ),
    'nightly.yml: drift',
    'release.yml: release',
  ]);
});

/** A program's own files: `tools/src` and what it imports from there; null where it needs a package. */
function closure(file: string, seen = new Set<string>()): ReadonlySet<string> | null {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, from = ''] of readFileSync(join(ROOT, file), 'utf8').matchAll(
    /^(?:import|export)[^;]*? from '(.+)';$/gm,
  )) {
    if (from.startsWith('node:')) continue;
    if (!from.startsWith('.') || closure(join(dirname(file), from), seen) === null) return null;
  }
  return seen;
}

test.each(withToken)('$place installs nothing, and runs what needs no package', ({ job }) => {
  const commands = job.steps.flatMap(({ run }) => run ?? []);
  expect(commands.filter((command) => !command.startsWith('npm run '))).toEqual([]);
  for (const command of commands) {
    const program = scripts[command.split(' ')[2] ?? ''] ?? '';
    const [, file] = /^node (\S+)/.exec(program) ?? [];
    // The delivery is what another job built, and was held against its digest.
    if (file?.startsWith('dist/delivery/')) continue;
    expect([program, file !== undefined && closure(file) !== null]).toEqual([program, true]);
  }
});

test('a program that needs a package is seen', () => {
  expect(closure('tools/src/deploy.ts')?.size).toBeGreaterThan(5);
  expect(closure('tools/src/bundle.ts')).toBeNull();
});

test.each(withToken)(
  '$place takes no artefact that it does not hold against its digest, before it takes a role',
  ({ job }) => {
    const at = (found: (step: Step) => boolean) => job.steps.findIndex(found);
    const role = at(({ uses }) => uses?.startsWith('aws-actions/') === true);
    for (const { with: options } of job.steps.filter(({ uses }) => uses?.startsWith('actions/download-artifact@'))) {
      const path = String(options?.['path']);
      const verified = at(({ run }) => run?.startsWith(`npm run verify-artefact -- ${path}`) === true);
      expect(verified).toBeGreaterThan(at(({ with: others }) => others?.['path'] === path));
      if (role !== -1) {
        expect(job.steps[verified]?.run).toContain('--attested');
        expect(role).toBeGreaterThan(verified);
      }
      expect(job.steps[verified]?.env?.['ARTEFACT_DIGEST']).toMatch(/^\$\{\{ needs\.\w+\.outputs\.digest \}\}$/);
    }
  },
);

test('what jobs sign was built by jobs that may do nothing but read', () => {
  for (const { job } of withToken) {
    const digests = JSON.stringify(job.steps).matchAll(/needs\.(\w+)\.outputs\.(?:digest|image)/g);
    for (const [, builder = ''] of digests) {
      const rights = [main[builder], workflows.find(({ file }) => file === 'release.yml')?.jobs[builder]];
      const permissions = rights.find((found) => found !== undefined)?.permissions ?? { none: 'write' };
      expect(Object.values(permissions)).not.toContain('write');
    }
  }
});

test.each(['main.yml', 'nightly.yml'])('%s opens an issue where any of its jobs fails', (file) => {
  const { alert, ...others } = workflows.find((workflow) => workflow.file === file)?.jobs ?? {};
  expect(alert?.if).toBe('failure()');
  expect([...(alert?.needs ?? [])].sort()).toEqual(Object.keys(others).sort());
  expect(alert?.steps.at(-1)?.run).toBe('npm run alert');
});

test('every environment that a job enters is protected by npm run protect-repository', () => {
  const entered = new Set(jobs.flatMap(({ job }) => job.environment ?? []));
  expect([...entered].sort()).toEqual(ENVIRONMENTS.map(({ name }) => name).sort());
});

test('the checks that main asks for are jobs of pull requests', () => {
  const names = Object.values(workflows.find(({ file }) => file === 'pull-request.yml')?.jobs ?? {}).map(
    ({ name }) => name,
  );
  for (const check of REQUIRED_CHECKS) expect(names).toContain(check);
});

test('every country is replayed every night', () => {
  const countries = globSync('configs/*.yaml', { cwd: ROOT }).map((file) => basename(file, '.yaml'));
  const nightly = workflows.find(({ file }) => file === 'nightly.yml')?.jobs['replay'];
  expect(nightly?.strategy?.matrix['country']).toEqual(countries.filter((name) => name !== 'company').sort());
});
