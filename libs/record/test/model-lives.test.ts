import type { ModelPackage } from '@jackpot/ports';
import { daysInUse, modelLives } from '../src/model-lives.ts';

const day = (date: number) => `2026-11-${String(date).padStart(2, '0')}T20:00:00.000Z`;

function registered(version: number, date: number, status: ModelPackage['status'], withdrawnOn?: number): ModelPackage {
  const digests = { modelDigest: 'd', recipeDigest: 'r', evaluationDigest: 'e' };
  const keys = { archiveKey: 'a', modelKey: 'm', evaluationKey: 'e' };
  const withdrawn = withdrawnOn === undefined ? null : { at: day(withdrawnOn), by: 'ann', reason: 'it oversells' };
  const rest = { reasons: [], metrics: {}, lineage: {}, trainingJob: `job-${version}`, ...digests, ...keys };
  return { country: 'england', version, registeredAt: day(date), status, withdrawn, ...rest };
}

test('a version is in use from its approval to the next one, and again from when the later one is withdrawn', () => {
  const lives = modelLives(
    [
      registered(1, 1, 'Approved'),
      registered(2, 5, 'Rejected'),
      registered(3, 8, 'Rejected', 10),
      registered(4, 15, 'Approved'),
    ],
    [],
  );
  expect(lives.map(({ verdict, inUse }) => [verdict, inUse])).toEqual([
    [
      'approved',
      [
        { from: day(1), until: day(8) },
        { from: day(10), until: day(15) },
      ],
    ],
    ['rejected', []],
    ['approved', [{ from: day(8), until: day(10) }]],
    ['approved', [{ from: day(15), until: null }]],
  ]);
  expect(lives.map((life) => daysInUse(life, new Date(day(16))))).toEqual([12, 0, 2, 1]);
});
