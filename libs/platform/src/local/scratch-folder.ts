import { join } from 'node:path';

/** Folder of what only a running run needs: training jobs' folders, and unfinished files. The next run wipes it. */
export function scratchFolder(workspace: string): string {
  return join(workspace, 'scratch');
}
