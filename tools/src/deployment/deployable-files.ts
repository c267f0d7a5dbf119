/**
 * Files that no deployed bundle, image or template can hold, though Nx rightly tests them anew: tests and measurements,
 * documents, the pipeline and the checks themselves, and configs and data, which are published without a deployment.
 */
const NEVER_DEPLOYED = [
  /(^|\/)(test|integration|bench)\//,
  /\.md$/,
  /^(configs|data|docs|notebooks|\.github|\.dvc)\//,
  /^((eslint|jest)\.config\.mjs|tsconfig\.json)$/,
  /^tools\/(demo|public-draws|python|actionlint|aws-integration|week-simulation)\//,
];

export function deployableFiles(files: readonly string[]): readonly string[] {
  return files.filter((file) => !NEVER_DEPLOYED.some((pattern) => pattern.test(file)));
}

interface Settings {
  readonly scripts?: unknown;
  readonly description?: unknown;
  readonly targetDefaults?: Readonly<Record<string, unknown>>;
  readonly compilerOptions?: Readonly<Record<string, unknown>>;
}

/** The options that esbuild reads: https://esbuild.github.io/content-types/#tsconfig-json. */
const READ_BY_ESBUILD = [
  ...[
    'alwaysStrict',
    'baseUrl',
    'experimentalDecorators',
    'jsx',
    'jsxFactory',
    'jsxFragmentFactory',
    'jsxImportSource',
  ],
  ...['paths', 'strict', 'target', 'useDefineForClassFields', 'verbatimModuleSyntax'],
];

/** Part of each root setting that bundles or templates are made by. Nx takes each such file as a whole. */
const DEPLOYED_PART: Readonly<Record<string, (settings: Settings) => unknown>> = {
  'package.json': (settings) => ({ ...settings, scripts: undefined, description: undefined }),
  'nx.json': ({ targetDefaults = {} }) => [targetDefaults['bundle'], targetDefaults['synth']],
  'tsconfig.base.json': ({ compilerOptions = {} }) => READ_BY_ESBUILD.map((option) => compilerOptions[option]),
};

/**
 * Tells whether a change of a file can change what is deployed.
 * @param before its text, null where it was not there
 * @param now likewise
 */
export function changesDeployed(file: string, before: string | null, now: string | null): boolean {
  const part = DEPLOYED_PART[file];
  if (part === undefined || before === null || now === null) return true;
  const [was, is] = [before, now].map((text) => JSON.stringify(part(JSON.parse(text) as Settings)));
  return was !== is;
}
