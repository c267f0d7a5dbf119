import { readTemplates, rolesOf } from '../template.ts';
import { accessMatrix } from './access-matrix.ts';
import { type Argument, argumentsInTemplates, argumentsToNag } from './argument.ts';
import { markdownTable } from './markdown-table.ts';

const HEAD = `# Who may do what

Made from the synthesised templates; a test holds it to them:

\`\`\`sh
npm run generate -- security
\`\`\`

- Every role states all that it may do, in one place; no other construct can add to it. No action of a role is a pattern; the key's
  own policy alone delegates \`kms:*\` to these roles' policies, as AWS's default does. A resource is a pattern only with an
  argument, without which the synthesis fails.
- What a step may do with objects is said once, in \`libs/workflow/src/object-access.ts\`: the laptop's steps are held to it too.
- Conditions are told with their operators. \`s3:ListBucket\` is asked for a prefix only where a request names one, since a read of an
  object that is missing names none: who may list at all may list every key's name, and reads what its own line allows.
- The available cash is read by two roles: \`jackpot-week-opener\` (the secret) and \`jackpot-optimiser\` (what the run pinned); on staging, where it is the demonstration's, by \`jackpot-staged-week\` too.
  \`apps/infrastructure/test/access.test.ts\` asks the templates who may, and so for models, for passing roles, for the
  state machine.
- Data at rest is under one key of ours, rotated every year, used only by way of the services named; in transit TLS only. The
  bucket keeps earlier versions for 90 days, and its access log for 400.
- Training runs in subnets that lead to S3 alone, its container has no network at all. The Lambdas are in no VPC: they need no
  way in, and a way out to six services of AWS would cost 44 USD a month.
- No key of AWS is stored anywhere: GitHub's jobs take their roles by a signed token, and \`jackpot-deploy\` deploys through the roles
  that \`cdk bootstrap\` made. What those may do is decided there (docs/operations.md).

\`npx nx static-proof @jackpot/infrastructure\` runs cfn-lint, checkov, asl-validator and parliament; cdk-nag (AwsSolutions,
Serverless) runs in every synthesis. None has a finding but those argued for below.`;

/** `docs/generated/security.md` of an assembly. */
export function securityPage(assembly: string): string {
  const templates = readTemplates(assembly);
  const toNag = argumentsToNag(assembly);
  // Patterns are argued for in the matrix, statement by statement.
  const others = [
    ...toNag.filter(({ rule }) => !rule.startsWith('AwsSolutions-IAM5')),
    ...argumentsInTemplates(templates),
  ];
  const matrix = accessMatrix(rolesOf(templates));
  return `${[HEAD, '## Roles', matrix, '## Findings that are accepted', acceptedTable(others)].join('\n\n')}\n`;
}

/** A rule and argument once, with every construct that it stands beside. */
function acceptedTable(accepted: readonly Argument[]): string {
  const places = new Map<string, { rule: string; reason: string; constructs: Set<string> }>();
  for (const { construct, rule, reason } of accepted) {
    const entry = places.get(rule + reason) ?? { rule, reason, constructs: new Set<string>() };
    places.set(rule + reason, entry);
    entry.constructs.add(construct.split('/')[0] ?? construct);
  }
  const rows = [...places.values()].map(({ rule, reason, constructs }) => [rule, reason, [...constructs].join(' ')]);
  return markdownTable(['rule', 'argument', 'stacks'], rows);
}
