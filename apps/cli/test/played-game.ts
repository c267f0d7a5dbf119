import {
  type CountryConfig,
  type IsoDate,
  addDays,
  drawsBetween,
  drawsOfRun,
  localDate,
  runAfter,
  runsOf,
} from '@jackpot/config-schema';
import { publishData } from '@jackpot/data-version';
import { validateData } from '@jackpot/data-validator/step';
import { type Recommendation, recommendation } from '@jackpot/decision';
import type { ModelArtefact } from '@jackpot/forecast-model';
import { notify } from '@jackpot/notifier/step';
import { optimise } from '@jackpot/optimiser/step';
import { getJson } from '@jackpot/ports';
import {
  MemoryModelRegistry,
  MemoryNotifier,
  MemoryObjectStore,
  MemoryRecordIndex,
  MemoryWeekClaims,
} from '@jackpot/ports/contract';
import { announce, canonicalJson, putPinned, recordBody } from '@jackpot/record';
import { type SalesRow, writeGzipText } from '@jackpot/sales-data';
import { type SimulatedDraw, marketOf, playPast, salesCsv } from '@jackpot/simulator';
import { weekOpener } from '@jackpot/week-opener/step';
import { type CountryItem, recordKeys, runKeys } from '@jackpot/workflow';

const PAST_WEEKS_OF_DRAW = 70;
const SEED = 7;
const COMPANY = 'currency: EUR\nsafetyNet: 0\nexchangeRates: { GBP: 1.17 }\n';
const runs = runsOf(null);

interface Play {
  readonly config: CountryConfig;
  readonly firstRun: Date;
  readonly runs: number;
  /** The model that every run decides with, from the rows before the first; its training is not what is played here. */
  readonly modelOf: (config: CountryConfig, rows: readonly SalesRow[]) => ModelArtefact;
  /** Jackpot that is announced for a draw instead of the recommended one. */
  readonly override?: (drawDate: IsoDate, recommended: number) => number | null;
  /** True where a run does not have the last draw's row yet. */
  readonly isLate?: (run: number) => boolean;
}

/** A draw as it was decided, announced and then held. */
interface PlayedDraw {
  readonly run: number;
  readonly decision: Recommendation;
  readonly announced: number;
}

interface Played {
  /** Draws that the runs had to decide, in order. */
  readonly due: readonly IsoDate[];
  /** Draw and status of every record, in order. */
  readonly records: readonly (readonly [drawDate: IsoDate, status: string])[];
  readonly draws: ReadonlyMap<IsoDate, PlayedDraw>;
  readonly held: ReadonlyMap<IsoDate, SimulatedDraw>;
}

/**
 * Plays a game in memory, by the steps of the weekly run: opened, validated, decided, published and closed, then each draw is held
 * at what was announced, by the simulator.
 */
export async function playGame({ config, firstRun, modelOf, runs: count, ...play }: Play): Promise<Played> {
  let clock = firstRun;
  const now = { now: () => clock };
  const [store, index, registry] = [new MemoryObjectStore(), new MemoryRecordIndex(), new MemoryModelRegistry(now)];
  const cash = () => ({ amount: 1e9, currency: 'EUR', asOf: clock.toISOString() });
  const software = { commit: 'c'.repeat(40), noCommit: null, dirty: false, nodeVersion: 'v24', imageDigest: null };
  const ports = {
    ...{ store, index, registry, software, clock: now },
    claims: new MemoryWeekClaims(),
    notifier: new MemoryNotifier(),
    secrets: { availableCash: () => Promise.resolve({ value: cash(), version: 'v1', simulated: true }) },
    isPassing: () => false,
  };
  await store.put('configs/company.yaml', COMPANY);
  await store.put(`configs/${config.country}.yaml`, JSON.stringify(config));

  const lastDraw = drawsBetween(config, '2020-01-01', addDays(localDate(clock, config.timeZone), -1)).at(-1) ?? '';
  const weeks = Math.ceil(
    (PAST_WEEKS_OF_DRAW * 366) / 7 / drawsBetween(config, addDays(lastDraw, -365), lastDraw).length,
  );
  const { draws: past, simulation } = playPast(
    { rules: config, ...marketOf(config) },
    { weeks, seed: SEED, lastDrawDate: lastDraw },
  );
  const model = modelOf(
    config,
    past.map((draw, at) => ({ ...draw, line: at + 2 })),
  );
  const pinned = await putPinned(store, 'models/model.json', canonicalJson(model));
  await registry.register({
    ...{ country: config.country, trainingJob: 'job-1', status: 'Approved', reasons: [], archiveKey: 'unread' },
    ...{ modelKey: pinned.key, modelDigest: pinned.sha256, recipeDigest: pinned.sha256 },
    ...{ evaluationKey: 'unread', evaluationDigest: pinned.sha256, metrics: {}, lineage: {} },
  });

  const due: IsoDate[] = [];
  const draws = new Map<IsoDate, PlayedDraw>();
  const held = new Map<IsoDate, SimulatedDraw>();
  for (let run = 0; run < count; run += 1, clock = runAfter(clock, runs)) {
    for (const date of drawsBetween(config, addDays(lastDraw, 1), addDays(localDate(clock, config.timeZone), -1))) {
      const before = [...held.values()].at(-1) ?? past.at(-1);
      // Draws before the first that is due were announced before anyone asked us.
      const jackpot = draws.get(date)?.announced ?? before?.jackpotAnnounced ?? config.jackpot.min;
      if (!held.has(date)) held.set(date, simulation.hold(date, jackpot));
    }
    const known = [...held.values()].slice(0, play.isLate?.(run) ? -1 : undefined);
    const bytes = writeGzipText(salesCsv(new Map([[config.country, [...past, ...known]]])));
    await publishData(store, { path: 'sales.csv.gz', bytes, versioned: false });
    due.push(...drawsOfRun(config, clock, runs));
    const executionId = `run-${run}`;
    const opened = await weekOpener(
      { action: 'open', executionId, request: { scheduledTime: clock.toISOString() } },
      ports,
    );
    const { runId } = opened as { runId: string };
    for (const item of (await getJson(store, runKeys.countries(runId))) as CountryItem[]) {
      const validated = { ...item, validation: await validateData(item, ports) };
      const country = { ...validated, decision: await optimise(validated, ports) };
      await notify({ action: 'publish', executionId, country }, ports);
      for (const drawDate of item.draws ?? []) {
        const { recommendation: key } = recordKeys(runKeys.draw(runId, config.country, drawDate));
        const decision = recommendation.parse(await getJson(store, key));
        const override = play.override?.(drawDate, decision.jackpot) ?? null;
        if (override !== null) {
          const said = {
            by: 'the board',
            reason: 'a round number',
            at: clock.toISOString(),
            answers: null,
            misses: [],
          };
          await announce({ country: config.country, drawDate, jackpot: override, ...said }, index);
        }
        draws.set(drawDate, { run, decision, announced: override ?? decision.jackpot });
      }
    }
    await weekOpener({ action: 'close', executionId, runId }, ports);
  }
  const records = (await index.history(config.country)).map(
    ({ drawDate, body }) => [drawDate, recordBody.parse(body).summary.status] as const,
  );
  return { due, records, draws, held };
}
