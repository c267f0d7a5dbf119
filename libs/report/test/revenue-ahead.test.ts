import { addDays } from '@jackpot/config-schema';
import { exampleConfig, exampleModel, exampleRecommendation } from '@jackpot/fixtures';
import { revenueAhead } from '../src/revenue-ahead.ts';

const DRAW = '2026-11-28';

function recommendationOf(draws: number) {
  const { plan, ...rest } = exampleRecommendation({});
  const [week] = plan.weeks;
  if (week === undefined) throw new TypeError('a plan has a week');
  const weeks = Array.from({ length: draws }, (_, at) => ({ ...week, drawDate: addDays(DRAW, 7 * at), jackpot: 10e6 }));
  return { ...rest, plan: { ...plan, weeks } };
}

test('campaigns and events that are planned are in the forecast; one draw alone has no year', () => {
  const today = { config: exampleConfig({}), model: exampleModel({ marketing: 0.5 }) };
  const campaign = { drawDate: DRAW, jackpotAnnounced: null, marketingSpend: 4e5, event: null, line: 2 };
  const [usual, more] = [[], [campaign]].map((planned) => revenueAhead(recommendationOf(2), planned, today) ?? NaN);
  expect(more).toBeGreaterThan(1.001 * (usual ?? NaN));
  expect(revenueAhead(recommendationOf(1), [], today)).toBeNull();
});
