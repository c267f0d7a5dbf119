export default {
  globalSetup: `${import.meta.dirname}/tools/src/temporary-folder.ts`,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
  testMatch: ['**/test/**/*.test.ts'],
  transform: { '\\.[jt]s$': ['@swc/jest', { jsc: { target: 'es2024', parser: { syntax: 'typescript' } } }] },
};
