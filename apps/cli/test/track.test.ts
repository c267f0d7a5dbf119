import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeGzipText } from '@jackpot/sales-data';
import { announce } from '@jackpot/record';
import { trackRow, trackSentences } from '@jackpot/report';
import { withWorkspace } from '../src/records/with-workspace.ts';
import { readTracks } from '../src/tracking/country-track.ts';
import { trackCsv } from '../src/tracking/track-csv.ts';
import { earlierWorkspace, recorded } from './records/earlier-workspace.ts';

const workspace = earlierWorkspace();
const folder = mkdtempSync(join(tmpdir(), 'jackpot-'));
afterAll(() => {
  rmSync(workspace, { recursive: true });
  rmSync(folder, { recursive: true });
});

const HEADER = 'country,draw_date,jackpot_announced,gross_sales,jackpot_paid,secondary_prizes_paid,net_revenue';

/** Outcomes of two recommendations: the board announced 30 million on the 14th, and what was recommended on the 21st. */
function tracks(country = 'england') {
  const data = join(folder, 'sales.csv.gz');
  const rows = ['england,2026-11-14,30000000,13000000,0,3250000,1', 'england,2026-11-21,20000000,40000000,0,3000000,2'];
  writeFileSync(data, writeGzipText([HEADER, ...rows, ''].join('\n')));
  return readTracks({ configs: join(import.meta.dirname, '../../../configs'), data, workspace, country }, () => {});
}

test('each recommendation in force is joined with its draw, by the rows that were published for it', async () => {
  const [england] = await tracks();
  const outcomes = england?.outcomes ?? [];
  expect(outcomes.map(({ recordId }) => recordId)).toEqual([
    recorded.waiting,
    recorded.oneWeek,
    recorded.approved,
    recorded.ofReadme,
  ]);
  const [waiting, overridden, followed, toCome] = outcomes;
  expect(overridden).toMatchObject({
    recommended: 22_500_000,
    announced: { jackpot: 30_000_000, from: 'row' },
    prizes: 3.25e6,
  });
  expect(overridden?.worth?.overAnnounced).toBeGreaterThan(0);
  expect(followed).toMatchObject({
    recommended: 20_000_000,
    inside: false,
    sold: 40_000_000,
    worth: { overAnnounced: 0 },
  });
  expect(toCome).toMatchObject({ sold: null, inside: null, announced: { from: 'recommended' } });
  // It waits for approval: nothing was announced.
  expect(waiting?.announced).toBe(null);
  expect(england?.calibration).toMatchObject({ draws: 2, inside: 1 });
  expect(england?.adherence).toMatchObject({ draws: 2, followed: 1 });
});

test('what a board announced counts until a row says otherwise', async () => {
  const { waiting: answers } = recorded;
  const told = {
    country: 'england',
    by: 'the board',
    at: '2026-11-05T12:00:00Z',
    reason: 'a round number',
    misses: [],
  };
  await withWorkspace(workspace, ({ index }) =>
    announce({ ...told, drawDate: '2026-11-07', jackpot: 21_000_000, answers }, index),
  );
  const [england] = await tracks();
  expect(england?.outcomes[0]?.announced).toMatchObject({ jackpot: 21_000_000, from: 'announced' });
});

test('the table fits 78 columns, and the CSV has a row a draw', async () => {
  const [england] = await tracks();
  if (england === undefined) throw new Error('no track');
  expect(england.outcomes.map(trackRow)[2]).toEqual([
    '2026-11-21',
    '20M',
    '20M',
    expect.any(String),
    expect.any(String),
    '40M',
    'NO',
  ]);
  expect(trackSentences(england.outcomes, england.currency)[2]).toBe(
    'These 2 draws sold GBP 53,000,000, paid GBP 6,250,000 in prizes, left a net revenue of GBP 3.',
  );
  const [head, , second] = trackCsv([england]).split('\n');
  expect(head).toMatch(/^country,currency,draw_date,record,recommended,announced,announced_from,/);
  expect(second).toMatch(/^england,GBP,2026-11-14,england-2026-11-14-87b06c51,22500000,30000000,row,/);
});

test('a country without recommendations is told from those that have some', async () => {
  await expect(tracks('englnd')).rejects.toThrow('has recommendations of england; did you mean england?');
});
