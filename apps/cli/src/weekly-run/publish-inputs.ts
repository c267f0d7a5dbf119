import { basename } from 'node:path';
import type { ConfigFile } from '@jackpot/config-schema';
import { publishData } from '@jackpot/data-version';
import type { ObjectStore } from '@jackpot/ports';
import { canonicalJson } from '@jackpot/record';
import { CONFIGS_PREFIX, UNREADABLE_CONFIG } from '@jackpot/workflow';
import type { DataFile } from '../inputs/data-file.ts';

/**
 * Puts configs and data where runs read them: on a laptop what delivery does for the bucket. Configs that are gone go; in
 * place of one that cannot be read stands why, so that its country ends `failed` with the reason.
 */
export async function publishInputs(store: ObjectStore, configs: readonly ConfigFile[], data: DataFile): Promise<void> {
  const objects = new Map(configs.map(objectOf));
  for (const key of await store.list(CONFIGS_PREFIX)) if (!objects.has(key)) await store.delete(key);
  for (const [key, text] of objects) await store.put(key, text);
  await publishData(store, data);
}

function objectOf(file: ConfigFile): readonly [key: string, text: string] {
  const key = CONFIGS_PREFIX + basename(file.name);
  return 'text' in file ? [key, file.text] : [key + UNREADABLE_CONFIG, canonicalJson(file.unreadable)];
}
