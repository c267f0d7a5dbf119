import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tarArchive } from '@jackpot/platform/local';
import { writeGzipText } from '@jackpot/sales-data';
import { announce } from '@jackpot/record';
import { auditFiles } from '../src/auditing/audit-files.ts';
import { readAudit } from '../src/auditing/read-audit.ts';
import { withWorkspace } from '../src/records/with-workspace.ts';
import { earlierWorkspace, recorded } from './records/earlier-workspace.ts';

const workspace = earlierWorkspace();
const folder = mkdtempSync(join(tmpdir(), 'jackpot-'));
const data = join(folder, 'sales.csv.gz');
const configs = join(import.meta.dirname, '../../../configs');
afterAll(() => {
  rmSync(workspace, { recursive: true });
  rmSync(folder, { recursive: true });
});

beforeAll(async () => {
  const rows = [
    'country,draw_date,jackpot_announced,tickets_sold,jackpot_paid,secondary_prizes_paid',
    'england,2026-11-14,30000000,5200000,0,3250000',
    'england,2026-11-21,20000000,4800000,20000000,3000000.5',
  ];
  writeFileSync(data, writeGzipText(`${rows.join('\n')}\n`));
  const told = { country: 'england', by: 'the board', reason: 'round', at: '2026-11-12T12:00:00Z', misses: [] };
  await withWorkspace(workspace, ({ index }) =>
    announce({ ...told, drawDate: '2026-11-14', jackpot: 30_000_000, answers: recorded.oneWeek }, index),
  );
});

const audit = (asked: { country?: string; from?: string; to?: string } = {}) =>
  readAudit(
    { country: 'england', from: '2026-11-14', to: '2026-11-28', ...asked },
    { workspace, configs, data },
    () => {},
  );

/** Unpacks an archive of these draws into the folder. @returns its own folder there */
async function unpacked(name: string): Promise<string> {
  const input = await tarArchive(name, auditFiles(await audit()));
  execFileSync('tar', ['-x', '-C', folder], { input });
  return join(folder, name);
}

const verify = (archive: string) =>
  spawnSync(process.execPath, ['verify.mjs'], { cwd: archive, encoding: 'utf8', env: {} });

test('equal records and data give equal bytes', async () => {
  const [first, second] = [
    await tarArchive('a', auditFiles(await audit())),
    await tarArchive('a', auditFiles(await audit())),
  ];
  expect(Buffer.compare(first, second)).toBe(0);
});

test('the archive verifies itself, and tells a file that was changed, however its sum was made to fit', async () => {
  const archive = await unpacked('changed');
  const whole = verify(archive);
  expect([whole.status, whole.stdout]).toEqual([
    0,
    expect.stringMatching(/^Whole and unchanged: \d+ files, 4 records\.\n$/),
  ]);
  expect(statSync(join(archive, 'verify.mjs')).mtimeMs).toBe(0);
  const [sums, pinned] = [join(archive, 'SHA256SUMS'), /([0-9a-f]{64}) {2}(objects\/.*\/recommendation\.json)/];
  const [, sum = '', path = ''] = pinned.exec(readFileSync(sums, 'utf8')) ?? [];
  writeFileSync(join(archive, path), '{}');
  const changed = verify(archive);
  expect(changed).toMatchObject({ status: 1, stdout: '' });
  expect(changed.stderr).toContain(`${path}: SHA256SUMS says ${sum}, found 44136fa3`);
  // The sum is that of `{}`: what the record pinned still differs.
  const forged = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
  writeFileSync(sums, readFileSync(sums, 'utf8').replace(sum, forged));
  expect(verify(archive).stderr).toMatch(
    new RegExp(`^${path}: england-2026-11-\\d\\d-[0-9a-f]{8} says ${sum}, found ${forged}$`, 'm'),
  );
});

test('a file that is gone, and one that was added, are told', async () => {
  const archive = await unpacked('gone');
  rmSync(join(archive, 'draws.csv'));
  writeFileSync(join(archive, 'more.csv'), '');
  expect(verify(archive).stderr).toMatch(
    /^draws\.csv: SHA256SUMS says [0-9a-f]{64}, it is gone\nmore\.csv: SHA256SUMS does not list it\n$/,
  );
});

test("a regulator's figures, by hand; what no row says is empty", async () => {
  const files = auditFiles(await audit());
  // 5.2 and 4.8 million tickets at 2.50; 33 % to good causes. On the 14th nobody won, and no other prize is fixed.
  expect(files.get('draws.csv')).toBe(
    [
      'country,currency,draw_date,jackpot_announced,tickets_sold,sales,jackpot_paid,other_prizes,prizes,largest_prize,good_causes',
      'england,GBP,2026-11-14,30000000,5200000,13000000,0,3250000,3250000,,4290000',
      'england,GBP,2026-11-21,20000000,4800000,12000000,20000000,3000000.5,23000000.5,20000000,3960000',
      'england,GBP,2026-11-28,,,,,,,,',
      '',
    ].join('\n'),
  );
  expect(files.get('announcements.csv')).toContain(
    `england,2026-11-14,30000000,the board,2026-11-12T12:00:00Z,round,${recorded.oneWeek},\n`,
  );
  expect(String(files.get('outcomes.csv')).split('\n')).toHaveLength(5);
});

test('its draws are those of its records, unless others are asked for; none is an error that names what there is', async () => {
  expect(
    await readAudit({ country: 'england', from: null, to: null }, { workspace, configs, data }, () => {}),
  ).toMatchObject({ from: '2026-11-07', to: '2026-12-12' });
  await expect(audit({ country: 'englnd' })).rejects.toThrow('has records of england; did you mean england?');
  await expect(audit({ from: '2027-01-01', to: '2027-12-31' })).rejects.toThrow('no record of a draw from 2027-01-01');
});

test('what a record pins and is gone stops the audit, and is named', async () => {
  const { objects } = await audit();
  const key = [...objects.keys()].find((one) => one.endsWith('model.json')) ?? '';
  rmSync(join(workspace, key));
  await expect(audit()).rejects.toThrow(/model\.json: england-.* pins it; it is gone\. Restore it from a backup/);
  writeFileSync(join(workspace, key), '{}');
  await expect(audit()).rejects.toThrow(/model\.json: england-.* pins it; its bytes were changed/);
});
