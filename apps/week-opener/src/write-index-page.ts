import { getJson } from '@jackpot/ports';
import { indexLineOf, indexPage } from '@jackpot/report';
import { INDEX_PAGE, type IndexLine, RUNS_PREFIX, indexLine, runKeys, weekSummary } from '@jackpot/workflow';
import type { WeekOpenerPorts } from './ports.ts';

type Ports = Pick<WeekOpenerPorts, 'store' | 'isPassing'>;

/** Writes the page that leads to the reports of all runs. Of each it reads one line: memory grows by that, not by its countries. */
export async function writeIndexPage(ports: Ports): Promise<void> {
  const lines: IndexLine[] = [];
  for (const runId of await ports.store.folders(RUNS_PREFIX)) {
    const line = await lineOf(runId, ports);
    if (line !== null) lines.push(line);
  }
  await ports.store.put(INDEX_PAGE, indexPage(lines));
}

/** Runs from before the line was kept have their summary. One that has neither, or that cannot be read, is left out: it breaks no other week. */
async function lineOf(runId: string, { store, isPassing }: Ports): Promise<IndexLine | null> {
  const orElse =
    <T>(otherwise: () => T) =>
    (error: unknown) => {
      if (isPassing(error)) throw error;
      return otherwise();
    };
  return getJson(store, runKeys.indexLine(runId))
    .then((line) => indexLine.parse(line))
    .catch(orElse(async () => indexLineOf(weekSummary.parse(await getJson(store, runKeys.summary(runId))))))
    .catch(orElse(() => null));
}
