import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { ConfigFile } from '@jackpot/config-schema';
import {
  type Executions,
  GivenCash,
  type Services,
  lockWorkspace,
  openLocalPorts,
  resolveDefinition,
  runStateMachine,
  scratchFolder,
} from '@jackpot/platform/local';
import { type CashSecret, type Clock, getJson } from '@jackpot/ports';
import { type WeekRequest, type WeekSummary, runKeys, weekSummary, weeklyDefinition } from '@jackpot/workflow';
import type { DataFile } from '../inputs/data-file.ts';
import { localServices, localSubstitutions } from './local-services.ts';
import { publishInputs } from './publish-inputs.ts';

interface WeeklyRun {
  readonly workspace: string;
  readonly configs: readonly ConfigFile[];
  readonly data: DataFile;
  readonly cash: CashSecret;
  readonly clock: Clock;
  readonly request: WeekRequest;
  readonly onEvent?: Services['onEvent'];
}

/**
 * The whole weekly run in a workspace, by the deployed state machine's own definition.
 * @throws WorkspaceHeld, WorkspaceUnusable, StorageFailure, and what stops the run before any country can start
 */
export async function runWeek(run: WeeklyRun): Promise<WeekSummary> {
  const { workspace } = run;
  const lock = lockWorkspace(
    workspace,
    `process ${process.pid}, started ${run.clock.now().toISOString()} as "${process.argv.slice(2).join(' ')}"`,
  );
  try {
    const ports = openLocalPorts(workspace, run.clock);
    try {
      rmSync(scratchFolder(workspace), { recursive: true, force: true });
      ports.executions.abortAll();
      await publishInputs(ports.store, run.configs, run.data);
      const runId = await execute(
        run.request,
        ports.executions,
        localServices({ ...run, ports, secrets: new GivenCash(run.cash) }),
      );
      return weekSummary.parse(await getJson(ports.store, runKeys.summary(runId)));
    } finally {
      ports.close();
    }
  } finally {
    lock.release();
  }
}

async function execute(request: WeekRequest, executions: Executions, services: Services): Promise<string> {
  const executionId = randomUUID();
  const definition = resolveDefinition(weeklyDefinition, localSubstitutions);
  executions.start(executionId);
  try {
    const output = (await runStateMachine(definition, executionId, request, services)) as { runId: string };
    executions.end(executionId, 'SUCCEEDED');
    return output.runId;
  } catch (error) {
    executions.end(executionId, 'FAILED');
    throw stoppingError(error);
  }
}

/** The interpreter wraps the error that stopped the execution in one of its own. */
function stoppingError(error: unknown): unknown {
  return error instanceof Error && error.name === 'ExecutionError' ? error.cause : error;
}
