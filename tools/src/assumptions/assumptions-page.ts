import { assumptions } from './all.ts';
import type { Assumption } from './assumption.ts';

const HEAD = `# What is assumed of AWS and GitHub

Nothing has run in an account or on GitHub yet. What their documents, service models and issue threads say is named beside the code that rests
on it; \`npm test\` judges each grant by the request that needs it (\`apps/infrastructure/test/granted.test.ts\`). Here stands what none of that
settles, with the command that does where the stacks are deployed. \`JOB\` is a run's training job, \`ARN\` its execution.

\`npm run rehearse-aws\` asks those marked _rehearsed_: it deploys what \`npm run assemble\` made under the prefix \`jackpot-staging\`, runs England, prints
a table of verdicts, takes everything away but what S3 keeps of versions, and exits with 1 where one does not hold. In a job of GitHub it logs in
by OIDC, too. \`--deployed\` asks of what stands there, and leaves it.
`;

const cell = (text: string) => text.replaceAll('|', '\\|');

function row({ assumed, source, restsOn, settledBy, rehearsal }: Assumption): string {
  const settles = rehearsal === undefined ? settledBy : `_rehearsed_: ${settledBy}`;
  return `| ${[assumed, source, restsOn ?? '', settles].map(cell).join(' | ')} |`;
}

/** Markdown of `docs/generated/assumptions.md`. */
export function assumptionsPage(): string {
  const topics = Object.entries(assumptions).map(
    ([topic, rows]) =>
      `## ${topic}\n\n| assumed | source | what rests on it | what settles it |\n| --- | --- | --- | --- |\n${rows.map(row).join('\n')}\n`,
  );
  return [HEAD, ...topics].join('\n');
}
