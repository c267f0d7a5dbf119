import { type Announcement, type IndexedRecord, canonicalJson, sha256 } from '@jackpot/record';
import { writeCsvRecord } from '@jackpot/sales-data';
import { trackSentences } from '@jackpot/report';
import type { ConfiguredRows } from '../inputs/configured-rows.ts';
import type { CountryTrack } from '../tracking/country-track.ts';
import { trackCsv } from '../tracking/track-csv.ts';
import { drawFigures, drawFiguresCsv } from './draw-figures.ts';
import { retention } from './retention.ts';
import { verifier } from './verifier.ts';

/** Everything that one country's audit hands over, of the draws from one date to another. */
export interface AuditEvidence {
  readonly country: string;
  readonly from: string;
  readonly to: string;
  /** Every revision of every record. */
  readonly records: readonly IndexedRecord[];
  /** Objects that they pin, by key. */
  readonly objects: ReadonlyMap<string, Uint8Array>;
  /** Those that others took the place of first. */
  readonly announcements: readonly Announcement[];
  /** Null where no record chose a jackpot. */
  readonly track: CountryTrack | null;
  readonly configured: ConfiguredRows;
}

/** Files of the archive by path, in the order of their paths: equal evidence gives equal bytes. */
export function auditFiles(evidence: AuditEvidence): Map<string, Uint8Array | string> {
  const { records, objects, announcements, track, configured, from, to } = evidence;
  const files: [path: string, body: Uint8Array | string][] = [
    ['README.md', readme(evidence)],
    ['announcements.csv', announcementsCsv(announcements)],
    ['draws.csv', drawFiguresCsv(drawFigures(configured, from, to), configured.config)],
    ['outcomes.csv', trackCsv(track === null ? [] : [track])],
    ['records.json', canonicalJson({ records })],
    ['retention.md', retentionText()],
    ['verify.mjs', verifier],
    ...[...objects].map(([key, body]) => [`objects/${key}`, body] as const satisfies [string, Uint8Array]),
  ];
  files.sort(([a], [b]) => (a < b ? -1 : 1));
  const sums = files.map(([path, body]) => `${sha256(body)}  ${path}\n`).join('');
  return new Map([['SHA256SUMS', sums], ...files]);
}

function readme({ country, from, to, track }: AuditEvidence): string {
  const cameOfIt = track === null ? ['No record chose a jackpot.'] : trackSentences(track.outcomes, track.currency);
  return `# ${country}: draws of ${from} to ${to}

Jackpots that were recommended, what was announced, and what came of it. Check that nothing was changed, with neither us nor a network:

    sha256sum -c SHA256SUMS
    node verify.mjs

The second also holds each record's files against what the record pinned when it was made. Nothing here is signed: compare the SHA-256
of SHA256SUMS with the one that was told when the archive was made.

| file | holds |
| --- | --- |
| draws.csv | each draw of the calendar: sales, prizes, largest prize, good causes; empty where no row of the sales data says it |
| records.json | every revision of every record: status, jackpot, constraints, who superseded what and why, digests of its files |
| announcements.csv | what was really announced, by whom and why; of several for a draw the last counts |
| outcomes.csv | recommended, announced, forecast as it was published, sold, and what following was worth: estimates |
| objects/ | files that records pin: decisions, metadata (who approved, which code), reports, configs, sales, cash, models |
| retention.md | how long each kind of data is kept, and whom it names |

largest_prize is the most that one winner got, where one winner took the jackpot: the data do not count winners. Where it was not
won, it is the largest fixed prize. good_causes is the configured share of sales, by the rules of the draw's day.

\`npx jackpot reproduce ID --from objects\`, in a checkout of the product, decides a record again and compares it byte for byte.

It holds the company's available cash, names and e-mail addresses: hand it to nobody who may not have them.

## What came of it

${cameOfIt.map((sentence) => `- ${sentence}\n`).join('')}`;
}

function retentionText(): string {
  return `# How long each kind of data is kept\n\n${retention()}\n`;
}

function announcementsCsv(announcements: readonly Announcement[]): string {
  const columns = ['country', 'draw_date', 'jackpot', 'by', 'at', 'reason', 'answers', 'misses'];
  const rows = announcements.map(({ country, drawDate, jackpot, by, at, reason, answers, misses }) => [
    ...[country, drawDate, String(jackpot), by, at, reason, answers ?? ''],
    misses.join('; '),
  ]);
  return [columns, ...rows].map((fields) => `${writeCsvRecord(fields)}\n`).join('');
}
