export default {
  // Nx runs packages side by side. A worker of its own costs a package half a second and each module again, so only the long
  // ones ask for workers, in their package.json.
  maxWorkers: 1,
  globalSetup: `${import.meta.dirname}/tools/src/temporary-folder.ts`,
  globalTeardown: `${import.meta.dirname}/tools/src/recorded-reads/compare-reads.ts`,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
  // A busy machine is no failure.
  testTimeout: 30_000,
  testMatch: ['**/test/**/*.test.ts'],
  moduleNameMapper: { '^fast-check$': `${import.meta.dirname}/tools/src/seeded-fast-check.ts` },
  // A test's globals are looked up through a proxy, which in a numerical loop is most of the time; these are arguments instead.
  sandboxInjectedGlobals: ['Math', 'Number', 'Object', 'Array', 'Float64Array'],
  // A module alone, which the tests' CommonJS mode does not load as it is.
  transformIgnorePatterns: ['/node_modules/(?!pixelmatch/)'],
  transform: { '\\.[jt]s$': ['@swc/jest', { jsc: { target: 'es2024', parser: { syntax: 'typescript' } } }] },
};
