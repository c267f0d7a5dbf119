import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FitCheckpoint, FitState } from '@jackpot/forecast-training';
import { canonicalJson, sha256 } from '@jackpot/record';
import * as z from 'zod';

/** Training was told to end: what is done is kept, and the job goes on from there when it is started again. */
export class TrainingInterrupted extends Error {
  override readonly name = 'TrainingInterrupted';
}

/** Doubles by their bytes, so that none loses a bit. */
const doubles = z.base64().transform((text) => {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return new Float64Array(bytes.buffer);
});
const group = z.object({ parameters: doubles, first: doubles, second: doubles });
const checkpoint = z.object({
  inputs: z.string(),
  step: z.int(),
  groups: z.object({ location: group, memory: group, scale: group, volatility: group }),
});

const checkpointText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('no JSON');
      return z.NEVER;
    }
  })
  .pipe(checkpoint);

interface CheckpointOptions {
  /** SageMaker copies the folder to the job's checkpoint address while it runs, and back before it starts again. */
  readonly folder: string;
  /** Inputs of the job: a checkpoint of any others is left alone. */
  readonly inputs: unknown;
  /** Tells whether the job has been told to end. */
  readonly isInterrupted: () => boolean;
  readonly onResume: (fit: string, step: number) => void;
}

/** Steps between two that are kept without being asked: an instance can be lost without a word. */
const KEPT_EVERY = 10;

/** Checkpoints of a job's fits, a file each. */
export function fitCheckpoints(options: CheckpointOptions): (fit: string) => FitCheckpoint {
  const { folder, isInterrupted, onResume } = options;
  const inputs = sha256(canonicalJson(options.inputs));
  mkdirSync(folder, { recursive: true });
  return (fit) => {
    const path = join(folder, `${fit}.json`);
    return {
      resume: () => {
        const kept = existsSync(path) ? readCheckpoint(path, inputs) : null;
        if (kept) onResume(fit, kept.step);
        return kept;
      },
      keep: (state) => {
        const interrupted = isInterrupted();
        if (interrupted || state.step % KEPT_EVERY === 0) writeCheckpoint(path, inputs, state);
        if (interrupted) throw new TrainingInterrupted(`interrupted after step ${state.step} of the ${fit}`);
      },
    };
  };
}

/** Null for a checkpoint of other inputs, of another format or cut short: the fit begins anew. */
function readCheckpoint(path: string, inputs: string): FitState | null {
  const parsed = checkpointText.safeParse(readFileSync(path, 'utf8'));
  return parsed.success && parsed.data.inputs === inputs ? parsed.data : null;
}

function writeCheckpoint(path: string, inputs: string, { step, groups }: FitState): void {
  const base64 = (values: Float64Array) =>
    Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
  const encoded = Object.entries(groups).map(([name, { parameters, first, second }]) => [
    name,
    { parameters: base64(parameters), first: base64(first), second: base64(second) },
  ]);
  writeFileSync(`${path}.part`, JSON.stringify({ inputs, step, groups: Object.fromEntries(encoded) as object }));
  renameSync(`${path}.part`, path);
}
