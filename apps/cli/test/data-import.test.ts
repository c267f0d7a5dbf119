import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGzipText, splitByCountry, writeGzipText } from '@jackpot/sales-data';
import { Workplace } from './workplace.ts';

jest.setTimeout(240_000);

const FILES = join(import.meta.dirname, '../../../libs/sales-import/test/files');
const DATA = join('data', 'lottery_sales.csv.gz');
const HEADER = 'country,draw_date,jackpot_announced,tickets_sold';

/** England's config, and the product's data with one draw of its own, which the files lack. */
class ImportPlace extends Workplace {
  readonly product = join(this.folder, DATA);

  constructor() {
    super(['england'], { weeks: 1 });
    mkdirSync(join(this.folder, 'data'));
    writeFileSync(this.product, writeGzipText(`${HEADER}\nengland,2024-06-01,20000000,4000000\n`));
  }

  take(file: string, ...more: string[]) {
    return this.jackpot('data', 'import', join(FILES, file), '--country', 'england', ...more);
  }

  draws(country = 'england'): number {
    const split = splitByCountry(readFileSync(this.product));
    return split.ok ? (split.countries.get(country)?.rows.length ?? 0) : 0;
  }

  write(name: string, text: string): string {
    writeFileSync(join(this.folder, name), text);
    return name;
  }
}

test('a file is previewed, taken in with --yes, and taken back by undo', async () => {
  const place = new ImportPlace();
  const before = readFileSync(place.product);
  const preview = await place.take('semicolons.csv');
  expect(preview.stderr).toContain('jackpot_announced  from "Angekündigter Jackpot"');
  expect(preview.stderr).toContain('england: 70 draws added, 2025-07-26 to 2026-11-21; 0 changed; 0 as they are');
  expect([preview.code, preview.stdout]).toEqual([0, 'Nothing is written. To take the draws in, add --yes\n']);
  expect(readFileSync(place.product)).toEqual(before);

  const taken = await place.take('semicolons.csv', '--yes', '--json');
  expect(JSON.parse(taken.stdout)).toMatchObject({ written: true, countries: [{ country: 'england', refused: [] }] });
  expect(place.draws()).toBe(71);
  expect((await place.jackpot('data', 'status')).code).toBe(0);
  expect((await place.take('workbook.xlsx', '--anew')).stdout).toContain('has all of it already');

  expect((await place.jackpot('data', 'undo')).code).toBe(0);
  expect(readFileSync(place.product)).toEqual(before);
  const nothing = await place.jackpot('data', 'undo');
  expect([nothing.code, nothing.stderr]).toEqual([3, expect.stringContaining('tells of no import')]);
});

test('how a file was read is kept for the next one, and a file of another layout is told so', async () => {
  const place = new ImportPlace();
  await place.take('semicolons.csv', '--yes');
  expect(readFileSync(join(place.folder, 'data/imports/england.yaml'), 'utf8')).toContain('draw_date: Ziehungsdatum');
  const next = await place.take('semicolons.csv');
  expect(next.stderr).toContain('read as data/imports/england.yaml says');
  const other = await place.take('next-jackpot.csv');
  expect([other.code, other.stderr]).toEqual([3, expect.stringContaining('Find them anew with --anew')]);
});

test('refused rows stop the file, or stay out where that is asked for', async () => {
  const place = new ImportPlace();
  const file = place.write(
    'new.csv',
    'date,jackpot,tickets\n2026-11-21,20000000,4000000\n2026-11-20,20000000,1.5\n2026-11-14,20000000,x\n',
  );
  const arguments_ = ['data', 'import', file, '--country', 'england'];
  const refused = await place.jackpot(...arguments_, '--yes');
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('new.csv: 2 rows refused, nothing is written');
  expect(existsSync(`${place.product}.dvc`)).toBe(false);
  const skipped = await place.jackpot(...arguments_, '--yes', '--skip-refused');
  expect([skipped.code, place.draws()]).toEqual([0, 2]);
});

test('an undo after another change of the data is refused', async () => {
  const place = new ImportPlace();
  await place.take('semicolons.csv', '--yes');
  const other = writeGzipText(`${HEADER}\nengland,2024-06-08,20000000,4000000\n`);
  writeFileSync(place.product, other);
  const undo = await place.jackpot('data', 'undo');
  expect([undo.code, undo.stderr]).toEqual([3, expect.stringContaining('It was changed since')]);
  expect(readFileSync(place.product)).toEqual(Buffer.from(other));
});

test('add takes in the rows of another data file, each country its own', async () => {
  const place = new ImportPlace();
  cpSync(join(place.configs, 'england.yaml'), join(place.configs, 'wales.yaml'));
  place.edit('wales', 'country: england', 'country: wales');
  const rows = [
    'england,2024-06-01,20000000,4000001',
    'england,2024-06-08,20000000,4000000',
    'wales,2024-06-08,9000000,5',
  ];
  writeFileSync(join(place.folder, 'elsewhere.csv.gz'), writeGzipText([HEADER, ...rows, ''].join('\n')));
  const added = await place.jackpot('data', 'add', 'elsewhere.csv.gz', '--yes');
  expect(added.stderr).toContain('changed 2024-06-01: tickets_sold 4000000 -> 4000001');
  expect(added.code).toBe(0);
  expect([place.draws(), place.draws('wales')]).toEqual([2, 1]);
  const text = readGzipText(readFileSync(place.product));
  expect(text.ok && text.text.split('\n')[0]).toBe(HEADER);
  expect((await place.jackpot('data', 'undo')).code).toBe(0);
  expect([place.draws(), place.draws('wales')]).toEqual([1, 0]);
});
