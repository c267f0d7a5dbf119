#!/usr/bin/env node
// Plain JavaScript, so that an old Node says what is wrong instead of a syntax error.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `jackpot needs Node 24; this is ${process.version}. After npm ci, start it as "npx jackpot": the lockfile brings Node 24, which npm 10 links by "npm rebuild".\n`,
  );
  process.exitCode = 2;
} else {
  // Halves the time to start: what was compiled once is taken from the system's folder for temporary files.
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  await import('../src/main.ts');
}
