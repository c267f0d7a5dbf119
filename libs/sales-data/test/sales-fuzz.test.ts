import { gzipSync } from 'node:zlib';
import { addDays } from '@jackpot/config-schema';
import fc from 'fast-check';
import { checkSales, formatFinding, formatSalesNote, splitByCountry } from '../src/index.ts';
import { config, FIRST_DRAW, goodRows, HEADER } from './fixtures/sales-file.ts';

const DRAWS = 70;
const sound = [HEADER, ...goodRows(DRAWS)].map((line) => line.split(','));
const drawDate = addDays(FIRST_DRAW, 7 * DRAWS);
/** Most CPU for a check of 70 rows: thousands of times what it needs, and no hang. */
const MOST_MS = 1000;

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e308',
    '1e-308',
    '.5',
    '5.',
    '+5',
    '1e',
    'NaN',
    '0x10',
    '1,5',
    '"',
    '""',
    '__proto__',
  ),
  fc.constantFrom('2025-02-29', '9999-12-31', '0000-01-01', '2025-01-04', '2025-1-4', '2025-01-05', '20250104'),
  fc.constantFrom(
    'england',
    'England',
    'toString',
    '\u0000',
    '\uFEFF',
    '\u2028',
    'a\nb',
    'a\u2028b',
    '\u009b31m',
    'x'.repeat(5000),
  ),
  fc.double().map(String),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** A sound file with some of its cells, and some of its lines, replaced, dropped or doubled. */
const mutated = fc
  .record({
    cells: fc.array(fc.tuple(fc.nat(DRAWS), fc.nat(6), cell), { maxLength: 8 }),
    dropped: fc.array(fc.nat(DRAWS), { maxLength: 2 }),
    doubled: fc.array(fc.nat(DRAWS), { maxLength: 2 }),
  })
  .map(({ cells, dropped, doubled }) => {
    const lines = sound.map((fields) => [...fields]);
    for (const [line, column, text] of cells) lines[line]?.splice(column, 1, text);
    const kept = lines.filter((_, line) => !dropped.includes(line));
    return [...kept, ...doubled.flatMap((line) => lines.slice(line, line + 1))]
      .map((fields) => fields.join(','))
      .join('\n');
  });

const games = fc.constantFrom(
  config(),
  config({ win: 'certain' }),
  config({ win: 'odds', oneIn: 1e5, paid: 'each', ticketsPerWinningUnit: 12 }),
);

test('whatever a file of draws holds, it is checked in time, and each finding says file, line and what to do', () => {
  fc.assert(
    fc.property(mutated, games, (text, game) => {
      const before = process.cpuUsage();
      const split = splitByCountry(gzipSync(text));
      const lines = text.split(/\r\n?|\n/).length;
      for (const raw of split.ok ? split.countries.values() : []) {
        const { rows, findings, notes } = checkSales(raw, game, { drawDate });
        for (const finding of findings) {
          const said = formatFinding(finding, 'f.gz');
          // Text in quotes is the file's own.
          expect(said.replaceAll(/"(?:[^"\\]|\\.)*"/g, '')).not.toMatch(/undefined|\[object|Infinity|NaN/);
          expect(said).not.toMatch(/[\p{Cc}\u2028]/u);
          expect(said.length).toBeLessThan(400);
          if ('line' in finding) expect(said.startsWith(`f.gz:${finding.line}: `)).toBe(true);
          if ('line' in finding) expect(finding.line).toBeLessThanOrEqual(lines);
          if ('column' in finding) expect(said).toContain(`: ${finding.column}: `);
        }
        for (const note of notes) expect(formatSalesNote(note, 'f.gz')).not.toMatch(/undefined|NaN/);
        // Sound rows are numbers that a forecast can be made of.
        if (findings.length === 0)
          for (const row of rows)
            for (const value of [row.jackpotAnnounced, row.ticketsSold, row.grossSales, row.ticketPrice])
              expect(Number.isFinite(value) && value > 0).toBe(true);
      }
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(MOST_MS);
    }),
    { numRuns: 300 },
  );
});
