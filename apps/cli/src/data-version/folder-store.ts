import { join } from 'node:path';
import { FileObjectStore } from '@jackpot/platform/local';

/** A store of DVC's in a folder. What grows in it lies apart from its objects, where a kill leaves it to nobody. */
export function folderStore(folder: string): FileObjectStore {
  return new FileObjectStore(folder, join(folder, '.unfinished'));
}
