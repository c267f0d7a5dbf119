import { userInfo } from 'node:os';
import { lockWorkspace } from '@jackpot/platform/local';
import type { ModelRegistry, ObjectStore, RecordIndex } from '@jackpot/ports';
import { CONFIGS_PREFIX } from '@jackpot/workflow';
import { type IndexedRecord, readRecords } from '@jackpot/record';
import { withWorkspace } from './with-workspace.ts';

/** Records and models: a workspace's, or those of what is deployed on AWS. */
interface System {
  /** Name in messages. */
  readonly name: string;
  readonly countries: readonly string[];
  readonly registry: ModelRegistry;
  readonly store: ObjectStore;
  readonly index: RecordIndex;
  readonly records: () => Promise<IndexedRecord[]>;
  /** User at work here, where nobody is named. */
  readonly principal: () => Promise<string>;
  /** Does what nobody else may do at the same time. */
  readonly alone: <T>(what: string, work: () => Promise<T>) => Promise<T>;
}

export interface SystemOptions {
  readonly workspace: string;
  readonly aws?: boolean;
}

/** @throws InvalidInput where there is no workspace, WorkspaceUnusable, DeploymentNotFound */
export async function withSystem<T>(
  { workspace, aws }: SystemOptions,
  use: (system: System) => Promise<T>,
): Promise<T> {
  if (aws !== true)
    return withWorkspace(workspace, (ports) => {
      const countries = ports.index.countries();
      return use({
        name: workspace,
        countries,
        registry: ports.registry,
        store: ports.store,
        index: ports.index,
        records: () => readRecords(ports.index, countries),
        principal: () => Promise.resolve(userInfo().username),
        alone: async (what, work) => {
          const lock = lockWorkspace(workspace, `process ${process.pid}, ${what}`);
          return work().finally(() => lock.release());
        },
      });
    });
  // The SDK takes long to load.
  const { withDeployment } = await import('@jackpot/platform/aws');
  return withDeployment(async (deployment) => {
    const { store, index, registry } = deployment;
    const countries = await configuredCountries(store);
    return use({
      name: 'AWS',
      countries,
      registry,
      store,
      index,
      records: () => readRecords(index, countries),
      principal: () => deployment.caller(),
      alone: (_, work) => work(),
    });
  });
}

/** Countries whose configs the next run reads. */
export async function configuredCountries(store: ObjectStore): Promise<string[]> {
  const keys = await store.list(CONFIGS_PREFIX);
  const names = keys.map((key) => /^configs\/([^/]+)\.yaml$/.exec(key)?.[1]);
  return names.filter((name) => name !== undefined && name !== 'company').sort() as string[];
}
