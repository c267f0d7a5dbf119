/** Prints the page of what AWS costs: `npm run generate -- aws-cost`. */
import { deployedInventory } from '@jackpot/aws-cost';
import { costReport, costText } from '../aws/cost-report.ts';

const DEFAULT_COUNTRIES = 4;
const DEFAULT_EMAILS = 5;

process.stdout.write(`# What it costs on AWS, and where its limits are

\`npx jackpot aws cost\` prints this before anything is deployed (\`--countries N\`, \`--emails N\`, \`--json\`). Made by

\`\`\`sh
npm run generate -- aws-cost
\`\`\`

- What is counted comes from the templates and the state machine's definition: \`libs/aws-cost/src/inventory.json\`, which a test of
  the infrastructure holds to them.
- Times are those of [docs/cost.md](../cost.md), or bounds that say so; nothing here was billed by AWS yet. A Lambda's time is taken as if
  every start were cold, a training job's as two minutes on demand, whatever seconds it trains and whatever the spot market takes off.
- Calls are bounds, held to what the integration suite counts on the wire. AWS publishes no rate at which SageMaker answers: what it
  throttles is asked again, by the client and by the state machine.
- No free tier is taken off a week. An idle month is shown by list prices and after what CloudWatch gives every account for
  good (10 alarm metrics, 3 dashboards). Its goal, USD 5 or less, holds after that allowance; by list prices the sixth alarm takes it 5
  cents above. The key's first two yearly rotations add a dollar each.
- Prices were written down on the day below, those of Step Functions, CloudWatch, KMS and Lambda beside copies of AWS's pages, the others
  as last known: compare them with the pages before a budget depends on them.
- A country costs the same beside 3 others or 9,999, but for the run's own states and metrics. What ends first as countries are added is
  time: the table says at what scale, and what to change.

\`\`\`text
${costText(costReport(deployedInventory, DEFAULT_COUNTRIES, DEFAULT_EMAILS))}
\`\`\`
`);
