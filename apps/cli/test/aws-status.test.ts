import { type CountryConfig, parseCountryConfig, runsOf } from '@jackpot/config-schema';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failedCountry, type IndexedRecord } from '@jackpot/record';
import { drawStatuses } from '../src/aws/draw-status.ts';
import { statusText } from '../src/aws/status.ts';

const NAME = join(import.meta.dirname, '../../../configs/england.yaml');
const ENGLAND = parseCountryConfig({ name: 'configs/england.yaml', text: readFileSync(NAME, 'utf8') });
const config: CountryConfig | null = ENGLAND.ok ? ENGLAND.value : null;
const england = { country: 'england', config, problems: [] };
const TUESDAY = new Date('2026-11-24T09:00:00Z');
const THURSDAY = new Date('2026-11-26T09:00:00Z');
const RAN = '2026-11-25T20:00:05.000Z';
const found = { countries: [england], records: [], runningSince: null, runs: runsOf(null) };

/** A record of the draw to come, of this status. */
function record(status: IndexedRecord['summary']['status']): IndexedRecord {
  const draw = { country: 'england', drawDate: '2026-11-28', simulatedCash: false, recordId: 'england-2026-11-28-aa' };
  const failure = { step: 'TrainModel', cause: 'capacity', detail: 'no instance' } as const;
  const actBy = { at: '2026-11-27T06:00:00.000Z', timeZone: 'Europe/London' };
  return {
    ...{ country: 'england', drawDate: '2026-11-28', revision: 1, id: draw.recordId, week: '2026-W48', model: null },
    summary: { ...failedCountry({ ...draw, failure }), status, actBy },
    ...{ runId: '2026-W48-r1', recordedAt: RAN, artefacts: null, report: null, superseded: null, inForce: true },
  };
}

test('before Wednesday a draw is to be decided, and the preflight tells what would fail', () => {
  expect(drawStatuses(found, TUESDAY)).toEqual([
    {
      ...{ country: 'england', drawDate: '2026-11-28', state: 'to-be-decided', since: null, who: 'operator' },
      ...{ by: { at: '2026-11-25T20:00:00.000Z', timeZone: 'UTC' }, next: 'npx jackpot aws preflight' },
    },
  ]);
});

test('after Wednesday a draw without a record is being decided by the run of that Wednesday, or was missed', () => {
  expect(drawStatuses({ ...found, runningSince: RAN }, THURSDAY)).toMatchObject([
    { state: 'being-decided', since: RAN, who: null, by: null, next: null },
  ]);
  const missed = [
    {
      ...{ state: 'not-decided', since: '2026-11-25T20:00:00.000Z', who: 'operator' },
      by: { at: '2026-11-28T00:00:00.000Z', timeZone: 'Europe/London' },
      next: 'npx jackpot aws rerun --draw-date 2026-11-28 --country england',
    },
  ];
  expect(drawStatuses(found, THURSDAY)).toMatchObject(missed);
  expect(drawStatuses({ ...found, runningSince: '2026-11-18T20:00:05.000Z' }, THURSDAY)).toMatchObject(missed);
});

test.each([
  ['awaiting-approval', 'approver', 'npx jackpot approve england-2026-11-28-aa --reason TEXT --aws'],
  ['recommended', 'announcer', 'npx jackpot history --aws --country england'],
  ['held', 'announcer', 'npx jackpot history --aws --country england'],
  ['infeasible', 'announcer', 'npx jackpot history --aws --country england'],
  ['failed', 'operator', 'npx jackpot aws rerun --draw-date 2026-11-28 --country england'],
] as const)('a draw that is %s is up to the %s', (state, who, next) => {
  const [status, ...others] = drawStatuses({ ...found, records: [record(state)] }, THURSDAY);
  expect(status).toMatchObject({ state, since: RAN, who, by: { at: '2026-11-27T06:00:00.000Z' }, next });
  expect(others).toEqual([]);
});

test('records that are superseded, or of draws that are over, tell nothing of what is to come', () => {
  const over = { ...record('recommended'), drawDate: '2026-11-21' };
  const records = [{ ...record('failed'), inForce: false }, over];
  expect(drawStatuses({ ...found, records }, THURSDAY)).toMatchObject([{ state: 'not-decided' }]);
});

test('a country with a wrong config is told, and stops no other', () => {
  const wrong = { country: 'atlantis', config: null, problems: ['configs/atlantis.yaml:1:1: …'] };
  expect(drawStatuses({ ...found, countries: [wrong, england] }, TUESDAY)).toMatchObject([
    { country: 'atlantis', drawDate: null, state: 'wrong-config', who: 'operator', next: 'npx jackpot validate' },
    { country: 'england', state: 'to-be-decided' },
  ]);
});

test('the table has a line a draw, and below it each command once', () => {
  const sweden = { ...england, country: 'sweden' };
  expect(statusText(drawStatuses({ ...found, countries: [england, sweden] }, TUESDAY)).split('\n')).toEqual([
    expect.stringMatching(/^country +draw +state +since +who acts$/),
    expect.stringMatching(/^[- ]+$/),
    expect.stringMatching(/^england +2026-11-28 +to-be-decided +operator$/),
    expect.stringMatching(/^sweden +2026-11-28 +to-be-decided/),
    '',
    expect.stringMatching(/^country +by$/),
    expect.stringMatching(/^[- ]+$/),
    expect.stringMatching(/^england +Wednesday 25 November 2026, 20:00 UTC/),
    expect.stringMatching(/^sweden /),
    '',
    'Next, england, sweden: npx jackpot aws preflight',
  ]);
});
