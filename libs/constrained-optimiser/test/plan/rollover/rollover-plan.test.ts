import fc from 'fast-check';
import type { Highs } from 'highs';
import { aimOf, Mixtures } from '../../../src/plan/rollover/rollover-plan.ts';
import { type RolloverGame, withFirst } from '../../../src/plan/rollover/rollover-game.ts';
import { loadSolver } from '../../../src/plan/solver.ts';
import { SparseModel } from '../../../src/plan/sparse-model.ts';
import { rolloverGames } from './rollover-games.ts';

jest.setTimeout(120_000);

let highs: Highs;
beforeAll(async () => {
  highs = await loadSolver();
});

/** Sums of a course of play: by draw, in expectation. */
interface Course {
  readonly objective: number;
  readonly sales: readonly number[];
  readonly prizes: readonly number[];
}

/** Money of one choice, and what follows it, told here a second time. */
function played(game: RolloverGame, t: number, unwon: number, option: number) {
  const draw = game.draws[t];
  const isCertain = game.mustBeWonAfter !== null && unwon >= game.mustBeWonAfter;
  const money = (isCertain ? draw?.mustBeWon : draw)?.options[option];
  if (draw === undefined || money === undefined) throw new Error('no such option');
  const floors = isCertain ? [] : (draw.unwon[option] ?? []);
  const won = 1 - floors.reduce((sum, { probability }) => sum + probability, 0);
  const level = game.mustBeWonAfter === null ? 0 : Math.min(unwon + 1, game.mustBeWonAfter);
  const next = [
    { floor: game.start, unwon: 0, probability: won },
    ...floors.map(({ floor, probability }) => ({ floor, unwon: level, probability })),
  ];
  return { money, next };
}

/** Options that may be chosen, by floor. */
function choicesOf({ draws, mustBeWonAfter }: RolloverGame, t: number, unwon: number) {
  const draw = draws[t];
  return (mustBeWonAfter !== null && unwon >= mustBeWonAfter ? draw?.mustBeWon : draw)?.choices ?? [];
}

/** The largest objective of a linear program that is written down whole; null where nothing keeps its rows. */
function solved(
  rows: ReadonlyMap<string, { readonly equal?: number; readonly min?: number; readonly max?: number }>,
  columns: readonly ReadonlyMap<string, number>[],
): number | null {
  const model = new SparseModel();
  const at = new Map(
    [...rows].map(([name, { equal, min, max }]) => [
      name,
      model.addRow(equal ?? min ?? -Infinity, equal ?? max ?? Infinity),
    ]),
  );
  for (const column of columns)
    model.addColumn(
      { cost: -(column.get('objective') ?? 0) },
      [...column].flatMap(([name, value]) => (name === 'objective' ? [] : [[at.get(name) ?? -1, value] as const])),
    );
  return highs.withModel(model.data(), (program) => {
    program.options.set({ output_flag: false });
    const { modelStatus } = program.run();
    return modelStatus === highs.constants.modelStatus.optimal ? -program.getObjectiveValue() : null;
  });
}

function windowRows({ windows }: RolloverGame) {
  return windows.map(
    ({ bound, ratio, pastSales, pastPrizes }, at) => [`w${at}`, { [bound]: ratio * pastSales - pastPrizes }] as const,
  );
}

/** The best value of all mixtures of the courses that keep every window. */
function bestMixture(game: RolloverGame, courses: readonly Course[]): number | null {
  const sum = (values: readonly number[], first: number, last: number) =>
    values.slice(first, last + 1).reduce((total, value) => total + value, 0);
  const columns = courses.map(
    ({ objective, sales, prizes }) =>
      new Map([
        ['objective', objective],
        ['one', 1],
        ...game.windows.map(
          ({ ratio, first, last }, w) => [`w${w}`, sum(prizes, first, last) - ratio * sum(sales, first, last)] as const,
        ),
      ]),
  );
  return solved(new Map([['one', { equal: 1 }], ...windowRows(game)]), columns);
}

/** Expectations of every policy, one by one: a choice for each draw, floor and number of draws since a win that is ever reached. */
function everyCourse(game: RolloverGame): Course[] {
  type State = { readonly floor: number; readonly unwon: number; readonly probability: number };
  const courses: Course[] = [];
  const play = (t: number, states: readonly State[], course: Course): void => {
    const draw = game.draws[t];
    if (draw === undefined) {
      courses.push(course);
      return;
    }
    const choose = (at: number, chosen: readonly number[]): void => {
      const state = states[at];
      if (state !== undefined) {
        const [from, to] = choicesOf(game, t, state.unwon)[state.floor] ?? [0, 0];
        for (let option = from; option < to; option += 1) choose(at + 1, [...chosen, option]);
        return;
      }
      const reached = new Map<string, State>();
      let [objective, sales, prizes] = [course.objective, 0, 0];
      states.forEach(({ unwon, probability }, i) => {
        const { money, next } = played(game, t, unwon, chosen[i] ?? 0);
        objective += probability * money.objective;
        sales += probability * money.expectedSales;
        prizes += probability * money.expectedPrizes;
        for (const to of next) {
          const key = `${to.floor} ${to.unwon}`;
          const before = reached.get(key)?.probability ?? 0;
          reached.set(key, { ...to, probability: before + probability * to.probability });
        }
      });
      const ahead = { objective, sales: [...course.sales, sales], prizes: [...course.prizes, prizes] };
      play(
        t + 1,
        [...reached.values()].filter(({ probability }) => probability > 0),
        ahead,
      );
    };
    choose(0, []);
  };
  play(0, [{ floor: 0, unwon: game.drawsUnwon, probability: 1 }], { objective: 0, sales: [], prizes: [] });
  return courses;
}

/** The best value over all policies, as a linear program over flows through states and options (Puterman 1994, ch. 8). */
function bestFlow(game: RolloverGame): number | null {
  const levels = game.mustBeWonAfter === null ? 1 : game.mustBeWonAfter + 1;
  const rows = new Map<string, { equal?: number; min?: number; max?: number }>(windowRows(game));
  const columns: Map<string, number>[] = [];
  game.draws.forEach((_, t) => {
    for (let unwon = 0; unwon < levels; unwon += 1) {
      choicesOf(game, t, unwon).forEach(([from, to], floor) => {
        const here = `s${t} ${floor} ${unwon}`;
        rows.set(here, { equal: t === 0 && unwon === game.drawsUnwon ? 1 : 0 });
        for (let option = from; option < to; option += 1) {
          const { money, next } = played(game, t, unwon, option);
          const column = new Map([
            ['objective', money.objective],
            [here, 1],
          ]);
          for (const state of t + 1 < game.draws.length ? next : []) {
            const key = `s${t + 1} ${state.floor} ${state.unwon}`;
            column.set(key, (column.get(key) ?? 0) - state.probability);
          }
          game.windows.forEach(({ ratio, first, last }, w) => {
            if (t >= first && t <= last) column.set(`w${w}`, money.expectedPrizes - ratio * money.expectedSales);
          });
          columns.push(column);
        }
      });
    }
  });
  return solved(rows, columns);
}

/** Plan of a game; null where nothing keeps its windows. */
function planned(game: RolloverGame) {
  const { aim, seeds } = aimOf(highs, game);
  if (aim.excessAtMost > 0) return null;
  const mixtures = new Mixtures(highs, game, aim, seeds);
  return { mixtures, plan: mixtures.plan(mixtures.best()) };
}

test('three draws and three amounts: the mixture is the best of all policies, each looked at', () => {
  let [kept, policies] = [0, 0];
  fc.assert(
    fc.property(rolloverGames(3, [3, 5, 8]), (game) => {
      const courses = everyCourse(game);
      policies += courses.length;
      const best = bestMixture(game, courses);
      const found = planned(game);
      expect(found === null).toBe(best === null);
      if (found === null || best === null) return;
      kept += 1;
      expect(found.mixtures.free.value).toBeCloseTo(best, 5);
      expect(found.plan.bound).toBeGreaterThanOrEqual(best - 1e-6);
      expect(found.plan.followed.objective).toBeLessThanOrEqual(found.plan.bound + 1e-9);
    }),
    { numRuns: 40, endOnFailure: true },
  );
  expect(kept).toBeGreaterThan(8);
  expect(policies).toBeGreaterThan(1000);
});

test('six draws and eight amounts: the mixture is the best flow through all states, whatever the first jackpot', () => {
  let kept = 0;
  fc.assert(
    fc.property(rolloverGames(6, [2, 3, 4, 5, 6, 7, 8, 9]), fc.integer({ min: 0, max: 7 }), (game, first) => {
      const best = bestFlow(game);
      const found = planned(game);
      expect(found === null).toBe(best === null);
      if (found === null || best === null) return;
      kept += 1;
      const { mixtures, plan } = found;
      expect(mixtures.free.value).toBeCloseTo(best, 5);
      const bestWithFirst = bestFlow(withFirst(game, first));
      const mixture = mixtures.withFirst(first);
      expect(mixture === null).toBe(bestWithFirst === null);
      if (mixture && bestWithFirst !== null) expect(mixture.value).toBeCloseTo(bestWithFirst, 5);
      if (bestWithFirst !== null) expect(mixtures.boundOf(first)).toBeGreaterThanOrEqual(bestWithFirst - 1e-5);
      expect(plan.mixture.value).toBeGreaterThanOrEqual((bestWithFirst ?? -Infinity) - 1e-5);
    }),
    { numRuns: 25, endOnFailure: true },
  );
  expect(kept).toBeGreaterThan(8);
});
