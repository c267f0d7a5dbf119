/**
 * What no deployed bundle, image or template can hold, though Nx rightly tests it anew: tests and measurements, documents, the
 * pipeline and the checks themselves, and configs and data, which are published without a deployment.
 */
const NEVER_DEPLOYED = [
  /(^|\/)(test|integration|bench)\//,
  /\.md$/,
  /^(configs|data|docs|notebooks|\.github|\.dvc)\//,
  /^((eslint|jest)\.config\.mjs|tsconfig\.json)$/,
  /^tools\/(demo|public-draws|python|actionlint|aws-integration)\//,
];

export function deployableFiles(files: readonly string[]): readonly string[] {
  return files.filter((file) => !NEVER_DEPLOYED.some((pattern) => pattern.test(file)));
}
