import type { LocalPorts } from '@jackpot/platform/local';
import { getJson } from '@jackpot/ports';
import { weekEvidence, weekPage } from '@jackpot/report';
import { RUNS_PREFIX, type WeekSummary, isSummary, runKeys, weekSummary } from '@jackpot/workflow';
import { UsageError } from '../errors.ts';

/**
 * The last week that was closed, with the key of its report, which is made where it is gone.
 * @throws UsageError where no week was closed yet
 */
export async function lastWeekReport(ports: LocalPorts, workspace: string): Promise<{ id: string; key: string }> {
  const { store } = ports;
  const closed = (await store.list(RUNS_PREFIX)).filter(isSummary);
  const weeks = await Promise.all(closed.map(async (key) => weekSummary.parse(await getJson(store, key))));
  const last = weeks.reduce<WeekSummary | null>(
    (latest, week) => (latest === null || runOrder(week) > runOrder(latest) ? week : latest),
    null,
  );
  if (last === null)
    throw new UsageError(`${workspace} holds no closed week. Next: npx jackpot weekly --draw-date next`);
  const key = runKeys.report(last.runId);
  if (!(await store.exists(key))) await store.put(key, weekPage(await weekEvidence(last, ports)));
  return { id: last.runId, key };
}

/** `2026-11-25T2000-r10` follows `2026-11-25T2000-r9`; both follow `2026-W48-r11`, as earlier versions named a run of that week. */
function runOrder({ week, runId }: WeekSummary): string {
  const padded = runId.replace(/\d+$/, (count) => count.padStart(9, '0'));
  return `${week} ${runId.startsWith(week) ? 0 : 1} ${padded}`;
}
