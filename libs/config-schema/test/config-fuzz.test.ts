import * as fc from 'fast-check';
import {
  type Parsed,
  decodeConfig,
  formatProblem,
  parseCompanyConfig,
  parseCountryConfig,
  readConfigSet,
} from '../src/index.ts';
import { company, england } from './england.ts';

/** Pieces that YAML parsers trip over. */
const piece = fc.oneof(
  fc.constantFrom(
    '\t',
    '\n',
    '\r\n',
    '  ',
    ': ',
    '- ',
    '? ',
    '[',
    ']',
    '{',
    '}',
    ',',
    '&a ',
    '*a',
    '<<: ',
    '!!js/function ',
    '!!binary ',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '"',
    "'",
    '|\n',
    '>-\n',
    '#',
    '@',
    '`',
    '.nan',
    '-.inf',
    '0x1F',
    '1e999',
    '-0',
    '~',
    '\0',
    '\uFEFF',
    '\u2028',
    '\uD800',
    '__proto__: 1\n',
    'constructor: ',
    'toString',
    '40%',
    '1_000',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

/** A sound file in which passages are cut out, doubled or replaced. */
function mutated(text: string): fc.Arbitrary<string> {
  const edit = fc.record({ at: fc.nat(text.length), drop: fc.nat(30), put: piece });
  return fc
    .array(edit, { minLength: 1, maxLength: 4 })
    .map((edits) => edits.reduce((now, { at, drop, put }) => now.slice(0, at) + put + now.slice(at + drop), text));
}

const anyText = fc.oneof(
  mutated(england),
  mutated(company),
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.json().map((json) => json.slice(0, 500)),
);

/** Faults of the problems themselves: no place in the file, no next step, or a message that is broken. */
function flaws(parsed: Parsed<unknown>, file: string, text: string): unknown[] {
  if (parsed.ok) return [];
  if (parsed.problems.length === 0) return ['refused without a problem'];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  return parsed.problems.filter((problem) => {
    const line = lines[problem.line - 1];
    const isPlaced = line !== undefined && problem.column >= 1 && problem.column <= line.length + 1;
    const isHelpful = problem.remedy !== undefined || problem.nearest !== undefined;
    const isReadable = !/undefined|\[object|\p{Cc}/u.test(formatProblem(problem));
    return problem.file !== file || !isPlaced || !isHelpful || !isReadable;
  });
}

test('whatever a file holds, its config is read or every problem is located', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(flaws(parseCountryConfig({ name: 'england.yaml', text }), 'england.yaml', text)).toEqual([]);
      expect(flaws(parseCompanyConfig({ name: 'company.yaml', text }), 'company.yaml', text)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

/** Decoding drops a byte-order mark. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

test('whatever bytes a file holds, its config is read or every problem is located', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc
      .tuple(anyText, fc.constantFrom('latin1' as const, 'utf16le' as const))
      .map(([text, as]) => Buffer.from(text, as)),
  );
  fc.assert(
    fc.property(bytes, (found) => {
      const file = decodeConfig('england.yaml', found);
      const text = new TextDecoder().decode(found);
      expect(flaws(parseCountryConfig(file), 'england.yaml', text)).toEqual([]);
      if ('text' in file) expect(Buffer.from(file.text).equals(withoutMark(found))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a set is read whatever its files hold, and no country is lost', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom('a.yaml', 'b.yaml', 'b.yml', 'company.yaml', '../c.yaml')),
      anyText,
      (names, text) => {
        const set = readConfigSet(names.map((name) => ({ name, text })));
        // A file that speaks of a safety net and of no country is the company's under another name, and told as such.
        const told = new Set([...set.countries, ...set.problems, { file: 'company.yaml' }].map(({ file }) => file));
        expect(names.filter((name) => !told.has(name))).toEqual([]);
        for (const { file, parsed } of set.countries)
          expect(file === '' || parsed.ok || parsed.problems.length > 0).toBe(true);
      },
    ),
    { numRuns: 100 },
  );
});

test.each([
  ['brackets', '['.repeat(99_000)],
  ['braces', '{a: '.repeat(24_000)],
  ['indentation', Array.from({ length: 400 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
  ['keys', Array.from({ length: 7_000 }, (_, n) => `k${n}: ${n}`).join('\n')],
  ['one long key', `${'k'.repeat(99_000)}: 1`],
  ['duplicates', 'a: 1\n'.repeat(19_000)],
  ['question marks', '? '.repeat(49_000)],
  ['anchors', '&a '.repeat(30_000)],
  ['quotes', `a: "${'\\x41'.repeat(24_000)}"`],
])('much of the same is answered at once: %s', (_, text) => {
  const before = process.cpuUsage();
  const parsed = parseCountryConfig({ name: 'england.yaml', text });
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000);
  expect(flaws(parsed, 'england.yaml', text)).toEqual([]);
});
