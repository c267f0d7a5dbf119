import { readNxJson } from 'nx/src/config/nx-json.js';
import { getTaskRawInputs } from 'nx/src/hasher/check-task-files.js';
import { readCachedProjectGraph } from 'nx/src/project-graph/project-graph.js';

/**
 * The files by which Nx tells whether a task, such as `@jackpot/cli:test`, must run again; by their path from the root. The
 * graph is that of the last Nx command, which is the one that runs this: `nx show target inputs` says the same, and takes
 * two seconds to make it anew, in each package.
 */
export async function declaredInputs(task: string): Promise<ReadonlySet<string>> {
  const seed = { projectGraph: readCachedProjectGraph(), nxJson: readNxJson() };
  const inputs = await getTaskRawInputs(task, seed);
  if (inputs === null) throw new Error(`Nx knows no task ${task}`);
  return new Set(inputs.files);
}
