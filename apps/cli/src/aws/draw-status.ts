import { decisionTime, localDate, startOfDay } from '@jackpot/config-schema';
import type { RecordStatus } from '@jackpot/record';
import { answerCommands, rerunCommands } from '@jackpot/report';
import { type ConfiguredCountry, drawDateOf } from '@jackpot/week-opener/step';
import type { WorkspaceRecord } from '../records/workspace-records.ts';

/** Besides a record's: not begun, under way, over without a record, and a country whose config no run can read. */
export type DrawState = RecordStatus | 'to-be-decided' | 'being-decided' | 'not-decided' | 'wrong-config';

/** One draw, and what has to happen next. */
export interface DrawStatus {
  readonly country: string;
  /** Null where no config says when the draw is. */
  readonly drawDate: string | null;
  readonly state: DrawState;
  /** ISO 8601; null where nothing has happened yet. */
  readonly since: string | null;
  /** Who must act; null where nobody has to. */
  readonly who: 'approver' | 'announcer' | 'operator' | null;
  /** By when, ISO 8601, and the zone of the place. */
  readonly by: { readonly at: string; readonly timeZone: string } | null;
  /** The next command; null where nobody has to act. */
  readonly next: string | null;
}

/** What the system was found to hold. */
export interface SystemFound {
  readonly countries: readonly ConfiguredCountry[];
  readonly records: readonly WorkspaceRecord[];
  /** When the run that is under way began, ISO 8601; null where none is. */
  readonly runningSince: string | null;
}

/** The draws to come: of each country those that have a record in force, and the one that a run would decide now. */
export function drawStatuses({ countries, records, runningSince }: SystemFound, now: Date): DrawStatus[] {
  return countries.flatMap(({ country, config }) => {
    const today = localDate(now, config?.timeZone ?? 'UTC');
    const recorded = records.filter(
      (record) => record.country === country && record.inForce && record.drawDate >= today,
    );
    const statuses = recorded.map(recordedStatus);
    if (config === null) return [...statuses, wrongConfig(country)];
    const drawDate = drawDateOf(config, undefined, now);
    if (recorded.some((record) => record.drawDate === drawDate)) return statuses;
    const by = { at: startOfDay(drawDate, config.timeZone).toISOString(), timeZone: config.timeZone };
    return [...statuses, undecided(country, drawDate, by, runningSince, now)];
  });
}

function recordedStatus({ country, drawDate, recordedAt, summary }: WorkspaceRecord): DrawStatus {
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
  country: string,
  drawDate: string,
  by: NonNullable<DrawStatus['by']>,
  runningSince: string | null,
  now: Date,
): DrawStatus {
  const decides = decisionTime(drawDate);
  if (runningSince !== null && runningSince >= decides.toISOString())
    return { country, drawDate, state: 'being-decided', since: runningSince, who: null, by: null, next: null };
  if (now >= decides) {
    const next = `npx jackpot aws rerun --draw-date ${drawDate} --country ${country}`;
    return { country, drawDate, state: 'not-decided', since: decides.toISOString(), who: 'operator', by, next };
  }
  const decidedAt = { at: decides.toISOString(), timeZone: 'UTC' };
  const next = 'npx jackpot aws preflight';
  return { country, drawDate, state: 'to-be-decided', since: null, who: 'operator', by: decidedAt, next };
}
