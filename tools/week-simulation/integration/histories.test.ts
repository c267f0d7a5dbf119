import '../src/remembered-computing.ts';
import { appendFileSync } from 'node:fs';
import { manyHistories } from '../src/many-histories.ts';

jest.setTimeout(3 * 3_600_000);

const FIRST = Number(process.env['FIRST_SEED'] ?? 1);
const HISTORIES = Number(process.env['HISTORIES'] ?? 300);
const SUMMARY = process.env['GITHUB_STEP_SUMMARY'];

test(`the histories of ${HISTORIES} seeds from ${FIRST} on end as they must`, async () => {
  const begun = performance.now();
  const { histories, states, faults, failure } = await manyHistories(FIRST, HISTORIES);
  const ms = (performance.now() - begun) / histories;
  const kinds = [...faults].map(([kind, count]) => `${count} ${kind}`).join(', ');
  const summary =
    `${histories} histories from seed ${FIRST} on, ${ms.toFixed(1)} ms each: ${states.size} distinct states reached; ` +
    `faults: ${kinds}\n${failure === null ? 'All end as they must.' : `\`\`\`\n${failure}\n\`\`\``}\n`;
  process.stderr.write(summary);
  if (SUMMARY !== undefined) appendFileSync(SUMMARY, summary);
  expect(failure).toBeNull();
});
