import { join } from 'node:path';
import { FileObjectStore } from '@jackpot/platform/local';

/** A store of DVC's in a folder. Unfinished files lie apart from its objects, so that a kill leaves no broken object. */
export function folderStore(folder: string): FileObjectStore {
  return new FileObjectStore(folder, join(folder, '.unfinished'));
}
