import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './training-run.ts';

/** The image is built and run without a Docker engine, by buildah and runc: as root, or by sudo. */
const PROGRAMS = ['buildah', 'runc', 'skopeo', 'debootstrap'] as const;
const ISOLATED = ['--runtime', 'runc', '--isolation', 'oci'] as const;
const TIMEOUT_MS = 1_500_000;
const BASE = 'localhost/jackpot-base:bookworm';
/** This machine's certificates, and where each program of the build looks for them. */
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';
const CERTIFICATE_VARIABLES = ['NODE_EXTRA_CA_CERTS', 'PIP_CERT'] as const;

/** @throws Error with the end of what the program printed */
export function asRoot(program: string, ...args: readonly string[]): string {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const [first = program, ...rest] = [...sudo, program, ...args];
  const options = { cwd: ROOT, encoding: 'utf8', timeout: TIMEOUT_MS, maxBuffer: 2 ** 28 } as const;
  const { status, stdout, stderr, error } = spawnSync(first, rest, options);
  if (error) throw error;
  if (status !== 0)
    throw new Error(`${program} ${args[0]} ended with ${status}:\n${`${stdout}${stderr}`.slice(-3000)}`);
  return stdout.trim();
}

/** Debian's programs, installed where one is missing. */
export function ensurePrograms(): void {
  const missing = PROGRAMS.filter((program) => spawnSync('which', [program]).status !== 0);
  if (missing.length > 0)
    asRoot('apt-get', '-o', 'DPkg::Lock::Timeout=600', 'install', '-y', '--no-install-recommends', ...missing);
}

/**
 * Makes the base that the Dockerfile names: Debian bookworm from its archive, Node 24 of the lockfile, npm, and the
 * user `node`. Made once.
 */
export function ensureBase(): void {
  if (asRoot('buildah', 'images', '--format', '{{.Name}}:{{.Tag}}').split('\n').includes(BASE)) return;
  const tree = join(mkdtempSync(join(tmpdir(), 'jackpot-base-')), 'tree');
  asRoot('debootstrap', '--variant=minbase', '--include=ca-certificates,libstdc++6', 'bookworm', tree);
  asRoot('chroot', tree, 'useradd', '--uid', '1000', '--create-home', 'node');
  const container = asRoot('buildah', 'from', 'scratch');
  const copy = (from: string, to: string) => asRoot('buildah', 'copy', '--quiet', container, from, to);
  copy(tree, '/');
  copy(process.execPath, '/usr/local/bin/node');
  copy(npmFolder(), '/usr/local/lib/node_modules/npm');
  if (existsSync(CERTIFICATES)) copy(CERTIFICATES, CERTIFICATES);
  copy(npmLink(), '/usr/local/bin/');
  const path = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  const variables = [path, ...CERTIFICATE_VARIABLES.map((name) => `${name}=${CERTIFICATES}`)];
  asRoot('buildah', 'config', ...variables.flatMap((variable) => ['--env', variable]), container);
  asRoot('buildah', 'commit', '--quiet', '--rm', container, BASE);
  asRoot('rm', '-rf', dirname(tree));
}

/** npm, wherever its command leads. */
function npmFolder(): string {
  const command = spawnSync('which', ['npm'], { encoding: 'utf8' }).stdout.trim();
  return dirname(dirname(realpathSync(command)));
}

function npmLink(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-npm-'));
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(folder, 'npm'));
  return folder;
}

/** The repository's files as they are now: what is edited meanwhile takes no part. */
export function buildContext(): string {
  const context = mkdtempSync(join(tmpdir(), 'jackpot-context-'));
  const listed = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const files = execFileSync('git', listed, { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files.filter((name) => existsSync(join(ROOT, name))))
    cpSync(join(ROOT, file), join(context, file));
  return context;
}

/**
 * Builds every stage anew, in OCI's format: buildah writes the name of its container into Docker's.
 * @param target `job`, which is deployed, or null for what people use
 * @returns the digest of the image's manifest
 */
export function buildImage(image: string, context: string, target: 'job' | null): string {
  const file = ['--file', join(context, 'apps/training/Dockerfile'), '--from', BASE];
  asRoot(
    'buildah',
    'bud',
    ...ISOLATED,
    '--pull=never',
    '--network',
    'host',
    '--timestamp',
    '0',
    ...file,
    ...(target === null ? [] : ['--target', target]),
    '--tag',
    image,
    context,
  );
  const layout = mkdtempSync(join(tmpdir(), 'jackpot-oci-'));
  try {
    asRoot('skopeo', 'copy', '--quiet', `containers-storage:${image}`, `oci:${layout}`);
    const index = JSON.parse(readFileSync(join(layout, 'index.json'), 'utf8')) as { manifests: [{ digest: string }] };
    return index.manifests[0].digest;
  } finally {
    asRoot('rm', '-rf', layout);
  }
}

/** Runs a program of an image as the image's own user, without a network, on one folder of this machine. */
export function runImage(image: string, [from, to]: readonly [string, string], ...command: readonly string[]): string {
  const container = asRoot('buildah', 'from', '--pull-never', image);
  try {
    const options = ['--network', 'none', '--volume', `${from}:${to}`];
    return asRoot('buildah', 'run', ...ISOLATED, ...options, container, '--', ...command);
  } finally {
    asRoot('buildah', 'rm', container);
  }
}

/** A folder and all in it as SageMaker mounts /opt/ml: root's, and nobody else may write to it. */
export function asSageMakerMounts(folder: string): string {
  asRoot('chown', '-R', '0:0', folder);
  asRoot('chmod', '-R', 'u=rwX,go=rX', folder);
  return folder;
}

/** A copy of what a person has in their folder; it is theirs, as the image's user. */
export function userFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jackpot-user-'));
  for (const part of ['configs', 'data']) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  asRoot('chown', '-R', '1000:1000', folder);
  return folder;
}
