import { existsSync } from 'node:fs';
import { openLocalPorts } from '@jackpot/platform/local';
import { failedCountry } from '@jackpot/record';
import { Workplace } from './workplace.ts';

jest.setTimeout(240_000);

const place = new Workplace([]);
const history = ['history', '--workspace', place.workspace];

/** Appends a failure, the smallest record there is. */
async function record(country: string, drawDate: string, revision: number): Promise<void> {
  const ports = openLocalPorts(place.workspace, { now: () => new Date('2026-11-25T20:00:00Z') });
  const id = `${country}-${drawDate}-0000000${revision}`;
  const summary = failedCountry({
    country,
    drawDate,
    failure: { step: 'Optimise', cause: 'data', detail: 'no data' },
    recordId: id,
    simulatedCash: true,
  });
  const body = { summary, runId: 'run', recordedAt: '2026-11-25T20:00:00Z', artefacts: null, superseded: null };
  await ports.index.append({ country, drawDate, revision, id, week: '2026-W48', model: null, body });
  ports.close();
}

test('no workspace is told with what to do, and none is made', async () => {
  const outcome = await place.jackpot(...history);
  expect(outcome.code).toBe(3);
  expect(outcome.stderr).toMatch(/no workspace there\. Make one with "npx jackpot weekly/);
  expect(existsSync(place.workspace)).toBe(false);
});

describe('records of two countries', () => {
  beforeAll(async () => {
    await record('sweden', '2026-11-28', 1);
    await record('england', '2026-11-28', 1);
    await record('england', '2026-11-28', 2);
    await record('england', '2026-11-21', 1);
  });

  test('are listed by draw date, every revision, and which is in force', async () => {
    const outcome = await place.jackpot(...history, '--json');
    expect(outcome.code).toBe(0);
    const { records } = JSON.parse(outcome.stdout) as { records: Record<string, unknown>[] };
    expect(records.map(({ id, inForce }) => [id, inForce])).toEqual([
      ['england-2026-11-21-00000001', true],
      ['england-2026-11-28-00000001', false],
      ['england-2026-11-28-00000002', true],
      ['sweden-2026-11-28-00000001', true],
    ]);
    expect(records[0]).toMatchObject({
      status: 'failed',
      failure: { step: 'Optimise', cause: 'data', detail: 'no data' },
      jackpot: null,
      simulatedCash: true,
    });
  });

  test('are listed as a table, with the next command', async () => {
    const { stdout } = await place.jackpot(...history, '--country', 'england');
    expect(stdout).toMatch(/england-2026-11-28-00000001 +superseded\* +– +–/);
    expect(stdout).toContain('\n* SIMULATED: ');
    expect(
      Math.max(
        ...stdout
          .split('\nNext')[0]!
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(78);
    expect(stdout).not.toContain('sweden');
    expect(stdout).toContain(`Next: npx jackpot show england-2026-11-28-00000002 --workspace ${place.workspace}\n`);
  });

  test('a country without a record is wrong usage, and the nearest is named', async () => {
    const outcome = await place.jackpot(...history, '--country', 'swedn');
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toMatch(/has records of england, sweden; did you mean sweden\?/);
  });
});
