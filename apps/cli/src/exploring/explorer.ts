import { recommendation as recommendationSchema } from '@jackpot/decision';
import {
  type ChangesForm,
  type NamedDecision,
  type Served,
  askPage,
  comparePage,
  decidedPage,
  decidingPage,
  problemPage,
  startPage,
  trackPage,
} from '@jackpot/report';
import {
  type Scenario,
  type ScenarioChanges,
  type ScenarioDecision,
  changeWords,
  scenarioName,
} from '@jackpot/scenario';
import { type ExploredRecord, type ExploredRecords, exploredRecords } from './explored-record.ts';
import { type ReadChanges, readChanges } from './read-changes.ts';
import { keepScenario, keptScenarios } from './scenario-files.ts';
import { type Job, ScenarioQueue } from './scenario-queue.ts';

/** Answer to a request; a place to go to has no page. */
export interface Answer {
  readonly status: number;
  readonly page: string;
  readonly location?: string;
}

/** The pages, each made anew from the workspace and from what was decided so far. */
export class Explorer {
  readonly #workspace: string;
  readonly #served: Served;
  readonly #queue: ScenarioQueue;
  readonly #now: () => number;

  /** @param root address of the first page */
  constructor(workspace: string, root: string, now: () => number) {
    this.#workspace = workspace;
    this.#served = { root };
    this.#now = now;
    this.#queue = new ScenarioQueue(now);
  }

  async get(path: string, query: URLSearchParams): Promise<Answer> {
    const kept = path === '' || path === 'compare' ? keptScenarios(this.#workspace) : [];
    const records = await exploredRecords(this.#workspace, recordsOf(kept));
    const { latest } = records;
    if (path === '') return shown(this.#start(records, kept));
    if (path === 'track')
      return shown(
        trackPage(
          latest.map(({ evidence }) => evidence),
          this.#served,
        ),
      );
    if (path === 'compare') return shown(this.#compare(records, named(kept, query.getAll('scenario'))));
    const record = countryOf(latest, path);
    if (record === undefined) return this.nothingAt(path);
    return shown(query.size === 0 ? this.#ask(record) : this.#decided(record, query, null));
  }

  async post(path: string, form: URLSearchParams): Promise<Answer> {
    // The record that was asked about: a later one may be in force by now.
    const recordId = form.get('record') ?? '';
    const record = (await exploredRecords(this.#workspace, [recordId])).byId.get(recordId);
    if (record === undefined || countryOf([record], path) === undefined) return this.nothingAt(path);
    const query = new URLSearchParams(form.get('query') ?? '');
    const { changes, isSound } = readChanges(query, record.recommendation.drawDate);
    const name = scenarioName.safeParse(form.get('name')?.trim());
    if (!name.success || !isSound) {
      const problem = 'Expected lower-case words joined by hyphens, such as less-cash, at most 40 letters.';
      return { status: 400, page: this.#decided(record, query, problem) };
    }
    const { country } = record.recommendation;
    keepScenario(this.#workspace, { formatVersion: 2, name: name.data, country, recordId, changes });
    return { status: 303, page: '', location: `${this.#served.root}/#scenarios` };
  }

  nothingAt(path: string): Answer {
    return { status: 404, page: problemPage(`There is no page “${path}”.`, this.#served) };
  }

  #start(records: ExploredRecords, kept: readonly Scenario[]): string {
    const scenarios = kept.map((scenario) => {
      const { name, country, changes } = scenario;
      const record = recordOf(scenario, records);
      const drawDate = record?.recommendation.drawDate ?? null;
      return { name, country, drawDate, words: record === undefined ? [] : wordsOf(record, changes) };
    });
    return startPage(
      records.latest.map(({ recommendation }) => recommendation),
      scenarios,
      this.#served,
    );
  }

  #ask(record: ExploredRecord): string {
    return askPage(record.recommendation.country, recommended(record), this.#form(record, {}), this.#served);
  }

  #decided(record: ExploredRecord, query: URLSearchParams, problem: string | null): string {
    const { drawDate, country } = record.recommendation;
    const { changes, written, isSound } = readChanges(query, drawDate);
    const form = this.#form(record, written);
    if (!isSound) return askPage(country, recommended(record), form, this.#served);
    const words = wordsOf(record, changes);
    const job = this.#queue.job(record, changes);
    if (job.state === 'failed') return problemPage(`It could not be decided: ${job.reason}`, this.#served);
    if (job.state !== 'decided') return decidingPage(words, this.#progress(job), this.#served);
    return decidedPage(
      {
        words,
        recommended: recommended(record),
        scenario: asDecided('assumed', record, job.decided),
        evidence: record.evidence,
        form,
        keep: { action: form.action, recordId: record.recordId, query: query.toString(), problem },
      },
      this.#served,
    );
  }

  #compare(records: ExploredRecords, kept: readonly Scenario[]): string {
    const found = kept.flatMap((scenario) => {
      const { name, changes } = scenario;
      const record = recordOf(scenario, records);
      return record === undefined ? [] : [{ name, record, changes, job: this.#queue.job(record, changes) }];
    });
    const gone = kept.filter((scenario) => recordOf(scenario, records) === undefined);
    const firsts = [...new Set(found.map(({ record }) => record))];
    const decisions = [
      ...firsts.map((record) => ({ ...recommended(record), words: [] })),
      ...found.flatMap(({ name, record, changes, job }) =>
        job.state === 'decided' ? [{ ...asDecided(name, record, job.decided), words: wordsOf(record, changes) }] : [],
      ),
    ];
    const open = found.filter(({ job }) => job.state === 'waiting' || job.state === 'deciding').length;
    const failures = [
      ...gone.map(
        ({ name, country, recordId }) => `${name}: this workspace holds no record ${recordId ?? `of ${country}`}`,
      ),
      ...found.flatMap(({ name, job }) =>
        job.state === 'failed' ? [`${name} could not be decided: ${job.reason}`] : [],
      ),
    ];
    const waiting = open === 0 ? null : `${open} of ${found.length} still to be decided.`;
    return comparePage(decisions, { waiting, failures }, this.#served);
  }

  #form(record: ExploredRecord, written: ReadChanges['written']): ChangesForm {
    const { country, drawDate, currency } = record.recommendation;
    return {
      action: `${this.#served.root}/country/${country}`,
      drawDate,
      currency,
      companyCurrency: record.companyCurrency,
      written,
    };
  }

  #progress(job: Extract<Job, { state: 'waiting' | 'deciding' }>): string {
    if (job.state === 'waiting') return job.ahead === 0 ? 'It begins' : `It waits for ${job.ahead} asked before it`;
    return `It has been deciding for ${Math.round((this.#now() - job.since) / 1000)} s; a year ahead takes about ten`;
  }
}

const shown = (page: string): Answer => ({ status: 200, page });

function countryOf(records: readonly ExploredRecord[], path: string): ExploredRecord | undefined {
  return records.find(({ recommendation: { country } }) => path === `country/${country}`);
}

const recordsOf = (kept: readonly Scenario[]) => kept.flatMap(({ recordId }) => recordId ?? []);

const named = (kept: readonly Scenario[], names: readonly string[]) => kept.filter(({ name }) => names.includes(name));

/** Record that a scenario departs from. */
function recordOf({ country, recordId }: Scenario, { latest, byId }: ExploredRecords): ExploredRecord | undefined {
  return recordId === null ? countryOf(latest, `country/${country}`) : byId.get(recordId);
}

function wordsOf({ recommendation, companyCurrency }: ExploredRecord, changes: ScenarioChanges): string[] {
  return changeWords(changes, { currency: recommendation.currency, companyCurrency });
}

function recommended({ recommendation, inputs }: ExploredRecord): NamedDecision {
  const { country, drawDate } = recommendation;
  return { name: `${country}, recommended for ${drawDate}`, config: inputs.config, recommendation };
}

/** A scenario's decision as a recommendation: what was pinned stays, what was decided is the scenario's. */
function asDecided(
  name: string,
  { recommendation }: ExploredRecord,
  { config, decision }: ScenarioDecision,
): NamedDecision {
  const { formatVersion, country, currency, simulatedCash, inputs, modelDigest, openDraws } = recommendation;
  const document = recommendationSchema.parse({
    ...decision,
    formatVersion,
    country,
    currency,
    simulatedCash,
    inputs,
    modelDigest,
    ...(openDraws && { openDraws }),
  });
  if (document.status === 'held') throw new TypeError('a scenario is decided, and holds nothing');
  return { name, config, recommendation: document };
}
