import { plainText } from '@jackpot/config-schema';
import { roleOf } from '@jackpot/record';
import { approvalText } from '../approval-text.ts';
import { codeText } from '../code-text.ts';
import { type Markup, markup } from '../html/markup.ts';
import { foldedPart } from '../html/section.ts';
import { foldedTable } from '../html/table.ts';
import type { CountryEvidence } from '../evidence.ts';
import { instant, zonedInstant } from '../instant.ts';

type Row = readonly [label: string, value: string | Markup];

const code = (text: string) => markup`<code>${text}</code>`;
const columns = [{ title: 'Ingredient' }, { title: 'Identity' }];

/** Everything that the recommendation was made from, with digests. */
export function provenanceSection(evidence: CountryEvidence): Markup {
  const { summary, run, metadata, config } = evidence;
  const rows: Row[] = [
    ['record', code(summary.recordId)],
    ['run', markup`${code(run.id)}, week ${run.week}`],
    [
      'decided as of',
      config === null ? instant(run.clock) : `${zonedInstant(run.clock, config.timeZone)}; ${instant(run.clock)}`,
    ],
    ...(metadata === null ? [] : metadataRows(metadata)),
  ];
  return foldedPart(
    'provenance',
    'Where it comes from',
    markup`${metadata === null ? null : repeat(summary)}<div class="provenance">${foldedTable('Its ingredients', columns, rows)}${
      metadata === null
        ? null
        : foldedTable('Every object that was read and written, with its digest', columns, objectRows(metadata))
    }</div>
`,
  );
}

const repeat = ({ recordId }: CountryEvidence['summary']) =>
  markup`<p>With these ingredients the decision can be made again and compared byte for byte; for a record made on AWS <code>--from s3://BUCKET</code> says where they are. Digests are SHA-256 unless they say otherwise.</p>
<pre><code>npx jackpot reproduce ${recordId}</code></pre>
`;

function metadataRows(metadata: NonNullable<CountryEvidence['metadata']>): Row[] {
  const { data, model, challenger, approval, supersedes } = metadata;
  return [
    ['execution', code(metadata.run.executionId)],
    ['published', instant(metadata.publishedAt)],
    [
      'code',
      markup`${metadata.code.commit === null ? codeText(metadata.code) : code(codeText(metadata.code))}, Node.js ${metadata.code.node ?? 'of an unrecorded version'}`,
    ],
    [
      'training image',
      metadata.image.digest === null ? 'none: trained as a plain process' : code(metadata.image.digest),
    ],
    [
      'data file',
      data === null
        ? 'none'
        : markup`md5 ${code(data.md5)} ${data.version === 'dvc' ? '(its DVC pointer)' : '(unversioned)'}, sha256 ${code(data.sha256)}, ${data.size.toLocaleString('en-GB')} bytes`,
    ],
    [
      'model that decided',
      model === null
        ? 'none'
        : markup`version ${model.version}, registered ${instant(model.registeredAt)}, ${code(model.digest)}, recipe ${code(model.recipeDigest)}, job ${code(model.trainingJob)}`,
    ],
    [
      'model of this week',
      challenger === null
        ? 'none was trained'
        : markup`version ${challenger.version}, ${challenger.verdict}, backend ${challenger.backend}, seed ${challenger.seed}, job ${code(challenger.trainingJob)}`,
    ],
    [
      'cash',
      `version ${metadata.cash.version}${metadata.cash.simulated ? ' (SIMULATED)' : ''}; the amount is a secret`,
    ],
    ...(approval === null ? [] : [['approval', approvalText(approval)] as const]),
    ...(supersedes === null
      ? []
      : [
          [
            'supersedes',
            markup`${code(supersedes.id)}, by ${plainText(`${supersedes.by}: ${supersedes.reason}`)}`,
          ] as const,
        ]),
  ];
}

function objectRows({ inputs, outputs }: NonNullable<CountryEvidence['metadata']>): Row[] {
  // Not the cash: who knows about how much it is could find the amount by its digest.
  const read = inputs.filter((input) => roleOf(input) !== 'cash');
  const row = (kind: string, { key, sha256 }: { readonly key: string; readonly sha256: string }): Row => [
    kind,
    markup`${code(key)} ${code(sha256)}`,
  ];
  return [...read.map((input) => row('input', input)), ...outputs.map((output) => row('output', output))];
}
