import { basename } from 'node:path';
import { publishData } from '@jackpot/data-version';
import type { ObjectStore } from '@jackpot/ports';
import { CONFIGS_PREFIX } from '@jackpot/workflow';
import type { ConfigFile } from '../inputs/configs-folder.ts';
import type { DataFile } from '../inputs/data-file.ts';

/** Puts configs and data where runs read them: on a laptop what delivery does for the bucket. Configs that are gone go. */
export async function publishInputs(store: ObjectStore, configs: readonly ConfigFile[], data: DataFile): Promise<void> {
  const keys = new Map(configs.map(({ name, text }) => [CONFIGS_PREFIX + basename(name), text]));
  for (const key of await store.list(CONFIGS_PREFIX)) if (!keys.has(key)) await store.delete(key);
  for (const [key, text] of keys) await store.put(key, text);
  await publishData(store, data);
}
