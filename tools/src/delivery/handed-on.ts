import { appendFileSync } from 'node:fs';

/** Hands values on where a job of GitHub asks for them: `GITHUB_OUTPUT` to other jobs, `GITHUB_ENV` to later steps. */
export function handOn(file: 'GITHUB_OUTPUT' | 'GITHUB_ENV', values: Readonly<Record<string, string>>): void {
  const path = process.env[file];
  if (path === undefined) return;
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  appendFileSync(path, lines.join(''));
}
