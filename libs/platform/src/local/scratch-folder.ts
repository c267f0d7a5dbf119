import { join } from 'node:path';

/** What only a run that goes on needs: training jobs' folders, and files until they are whole. The next run wipes it. */
export function scratchFolder(workspace: string): string {
  return join(workspace, 'scratch');
}
