import {
  type CountryConfig,
  type RunTime,
  announceBy,
  decisionTime,
  drawsOfRun,
  localDate,
  runAfter,
  runBefore,
} from '@jackpot/config-schema';
import type { RecordStatus, IndexedRecord } from '@jackpot/record';
import { answerCommands, rerunCommands } from '@jackpot/report';
import type { ConfiguredCountry } from '@jackpot/week-opener/step';

/** Besides a record's: not begun, under way, over without a record, and a country whose config no run can read. */
type DrawState = RecordStatus | 'to-be-decided' | 'being-decided' | 'not-decided' | 'wrong-config';

/** One draw, and what has to happen next. */
export interface DrawStatus {
  readonly country: string;
  /** Null where no config says when the draw is. */
  readonly drawDate: string | null;
  readonly state: DrawState;
  /** ISO 8601; null where nothing has happened yet. */
  readonly since: string | null;
  /** Person who must act; null where nobody has to. */
  readonly who: 'approver' | 'announcer' | 'operator' | null;
  /** Deadline, ISO 8601, and the zone of the place. */
  readonly by: { readonly at: string; readonly timeZone: string } | null;
  /** The next command; null where nobody has to act. */
  readonly next: string | null;
}

/** State in which the system was found. */
interface SystemFound {
  readonly countries: readonly ConfiguredCountry[];
  readonly records: readonly IndexedRecord[];
  /** Start of the run under way, ISO 8601; null where none is. */
  readonly runningSince: string | null;
  readonly runs: readonly RunTime[];
}

/** The draws to come: of each country those that have a record in force, and those that a run left out or is to decide. */
export function drawStatuses(found: SystemFound, now: Date): DrawStatus[] {
  const { countries, records, runs } = found;
  return countries.flatMap(({ country, config }) => {
    const today = localDate(now, config?.timeZone ?? 'UTC');
    const recorded = records.filter(
      (record) => record.country === country && record.inForce && record.drawDate >= today,
    );
    const statuses = recorded.map(recordedStatus);
    if (config === null) return [...statuses, wrongConfig(country)];
    const undecidedDraws = openDraws(config, runs, now).filter((date) =>
      recorded.every(({ drawDate }) => drawDate !== date),
    );
    return [...statuses, ...undecidedDraws.map((date) => undecided({ country, config }, date, found, now))];
  });
}

/** Draws of the last run while there is time to announce them; else those of the next run. */
function openDraws(config: CountryConfig, runs: readonly RunTime[], now: Date): string[] {
  const ofLastRun = drawsOfRun(config, runBefore(now, runs), runs).filter((date) => announceBy(config, date) > now);
  return ofLastRun.length > 0 ? ofLastRun : drawsOfRun(config, runAfter(now, runs), runs);
}

function recordedStatus({ country, drawDate, recordedAt, summary }: IndexedRecord): DrawStatus {
  const common = { country, drawDate, state: summary.status, since: recordedAt, by: summary.actBy };
  const [, rerun] = rerunCommands(summary);
  switch (summary.status) {
    case 'awaiting-approval':
      return { ...common, who: 'approver', next: answerCommands(summary)[1] };
    case 'failed':
      return { ...common, who: 'operator', next: rerun };
    case 'recommended':
    case 'held':
    case 'infeasible':
      return { ...common, who: 'announcer', next: `npx jackpot history --aws --country ${country}` };
  }
}

const wrongConfig = (country: string): DrawStatus => ({
  ...{ country, drawDate: null, state: 'wrong-config', since: null, by: null },
  ...{ who: 'operator', next: 'npx jackpot validate' },
});

function undecided(
  { country, config }: { readonly country: string; readonly config: CountryConfig },
  drawDate: string,
  { runningSince, runs }: SystemFound,
  now: Date,
): DrawStatus {
  const decides = decisionTime(config, drawDate, runs);
  if (runningSince !== null && runningSince >= decides.toISOString())
    return { country, drawDate, state: 'being-decided', since: runningSince, who: null, by: null, next: null };
  const common = { country, drawDate, who: 'operator' } as const;
  if (now < decides) {
    const by = { at: decides.toISOString(), timeZone: 'UTC' };
    return { ...common, state: 'to-be-decided', since: null, by, next: 'npx jackpot aws preflight' };
  }
  const by = { at: announceBy(config, drawDate).toISOString(), timeZone: config.timeZone };
  const next = `npx jackpot aws rerun --draw-date ${drawDate} --country ${country}`;
  return { ...common, state: 'not-decided', since: decides.toISOString(), by, next };
}
