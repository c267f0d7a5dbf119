/**
 * Reports a change to people: each config's decision and each stack's template, before (the commit `NX_BASE`) and now.
 * Writes `dist/changes.md`, short enough for a comment, and the whole to the summary of the run where GitHub asks for one.
 */
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changedDecisions, decide } from './changes/decisions.ts';
import { asComment, changedTemplates, synthesise } from './changes/templates.ts';
import { withWorktree } from './changes/worktree.ts';

const ROOT = join(import.meta.dirname, '../..');
const base = process.env['NX_BASE'] ?? 'origin/main';

const measure = (tree: string) => ({ decisions: decide(tree), templates: synthesise(tree) });
const before = withWorktree(ROOT, base, measure);
const now = measure(ROOT);
const text = [
  `## Decisions\n\n${changedDecisions(before.decisions, now.decisions)}`,
  `## Templates\n\n${changedTemplates(before.templates, now.templates)}`,
].join('\n\n');

mkdirSync(join(ROOT, 'dist'), { recursive: true });
writeFileSync(join(ROOT, 'dist/changes.md'), `${asComment(text)}\n`);
const summary = process.env['GITHUB_STEP_SUMMARY'];
if (summary !== undefined) appendFileSync(summary, `${text}\n`);
console.log(text);
