import { counted, isIsoDate } from '@jackpot/config-schema';
import { atomicWrite, tarArchive } from '@jackpot/platform/local';
import { sha256 } from '@jackpot/record';
import type { Command } from 'commander';
import { auditFiles } from '../auditing/audit-files.ts';
import { readAudit } from '../auditing/read-audit.ts';
import { UsageError } from '../errors.ts';
import { Console } from '../output/console.ts';
import type { SystemOptions } from '../records/system.ts';
import { shared, shellWord } from '../shared-options.ts';

interface AuditOptions extends SystemOptions {
  readonly configs: string;
  readonly data: string;
  readonly from?: string;
  readonly to?: string;
  readonly out?: string;
  readonly json?: boolean;
}

export function addAudit(program: Command): void {
  program
    .command('audit')
    .summary('one archive for those who check')
    .description(
      'One archive of a country: records with all that they were made from, announcements, outcomes, the figures of each draw\n' +
        'that a regulator asks for, how long each kind of data is kept, and a verifier that needs neither us nor a network.\n' +
        'Equal records and data give equal bytes.',
    )
    .argument('<country>', "the country's name")
    .option('--from <date>', 'the first draw (default: that of the first record)')
    .option('--to <date>', 'the last draw (default: that of the last record)')
    .option('--out <file>', 'the archive (default: COUNTRY-FROM-to-TO.tar)')
    .addOption(shared.configs())
    .addOption(shared.data())
    .addOption(shared.workspace())
    .addOption(shared.aws())
    .addOption(shared.json())
    .addHelpText('after', '\nExample:\n  $ npx jackpot audit england --from 2026-07-01 --to 2026-12-31')
    .action(async (country: string, options: AuditOptions) => audit(country, options));
}

async function audit(country: string, options: AuditOptions): Promise<void> {
  const console = new Console(options.json ?? false);
  const asked = { country, from: drawDate('--from', options.from), to: drawDate('--to', options.to) };
  const evidence = await readAudit(asked, options, (line) => console.note(line));
  const { from, to, records } = evidence;
  const files = auditFiles(evidence);
  const name = `${country}-${from}-to-${to}`;
  const archive = options.out ?? `${name}.tar`;
  atomicWrite(archive, await tarArchive(name, files));
  const digest = sha256(files.get('SHA256SUMS') ?? '');
  console.result(
    { country, from, to, records: records.length, files: files.size, archive, sha256sums: digest },
    [
      `${archive}: ${counted(records.length, 'record')} of ${country}, draws of ${from} to ${to}, in ${files.size} files`,
      `SHA256SUMS has the digest ${digest}`,
      'It holds the company’s available cash, names and e-mail addresses.',
      `Next: tar -xf ${shellWord(archive)} && cd ${shellWord(name)} && sha256sum -c --quiet SHA256SUMS && node verify.mjs`,
    ].join('\n'),
  );
}

function drawDate(option: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!isIsoDate(text)) throw new UsageError(`${option}: expected a date such as 2026-11-28, found "${text}"`);
  return text;
}
