import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { buffer } from 'node:stream/consumers';
import { PassThrough } from 'node:stream';
import { createGzip } from 'node:zlib';
import {
  type ObjectStore,
  type Trainer,
  type TrainingJob,
  TrainingJobFailed,
  type TrainingJobRequest,
  completedJob,
} from '@jackpot/ports';
import { pack } from 'tar-stream';
import { whyProcessEnded } from './process-end.ts';
import { storageFailure } from './storage-failure.ts';

/** The last lines of a program's stderr say why it died; more would drown the record. */
const STDERR_KEPT = 4000;

interface ProcessTrainerOptions {
  readonly store: ObjectStore;
  /** The store's name in `s3://BUCKET/` addresses. */
  readonly bucket: string;
  /** Folder for the jobs' `/opt/ml` trees while they run. */
  readonly scratch: string;
  /** Program and arguments; `--root FOLDER` follows. */
  readonly command: readonly [program: string, ...args: string[]];
  /** Jobs at a time; more wait. */
  readonly concurrency: number;
  readonly onLog?: (job: string, line: string) => void;
}

/** SageMaker's training contract with a child process for the container: its own `/opt/ml` tree, made and read back. */
export class ProcessTrainer implements Trainer {
  readonly #options: ProcessTrainerOptions;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(options: ProcessTrainerOptions) {
    this.#options = options;
  }

  async train(request: TrainingJobRequest): Promise<TrainingJob> {
    await this.#acquire();
    try {
      return await this.#trainInFolder(request);
    } catch (error) {
      throw storageFailure(`run training job ${request.TrainingJobName}`, error);
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #trainInFolder(request: TrainingJobRequest): Promise<TrainingJob> {
    mkdirSync(this.#options.scratch, { recursive: true });
    const root = mkdtempSync(join(this.#options.scratch, 'job-'));
    try {
      await this.#layOut(root, request);
      await this.#run(root, request.TrainingJobName);
      return await this.#collect(root, request);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }

  async #acquire(): Promise<void> {
    while (this.#running >= this.#options.concurrency) await new Promise<void>((go) => this.#waiting.push(go));
    this.#running += 1;
  }

  async #layOut(root: string, request: TrainingJobRequest): Promise<void> {
    for (const folder of ['input/config', 'model', 'output']) mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, 'input/config/hyperparameters.json'), JSON.stringify(request.HyperParameters));
    for (const channel of request.InputDataConfig) {
      const folder = join(root, 'input/data', channel.ChannelName);
      mkdirSync(folder, { recursive: true });
      const prefix = this.#key(channel.DataSource.S3DataSource.S3Uri);
      for (const key of await this.#options.store.list(prefix))
        writeFileSync(join(folder, key.slice(prefix.length)), await this.#options.store.get(key));
    }
  }

  /** The channel to the child is there for its end: a child whose parent is killed sees it close, and exits. */
  async #run(root: string, job: string): Promise<void> {
    const [program, ...args] = this.#options.command;
    const child = spawn(program, [...args, '--root', root], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-STDERR_KEPT);
      for (const line of text.split('\n')) if (line) this.#options.onLog?.(job, line);
    });
    const ended = await new Promise<string>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve(code === 0 ? '' : (signal ?? `exit code ${code}`)));
    });
    if (ended === '') return;
    const failure = join(root, 'output/failure');
    const written = existsSync(failure) ? readFileSync(failure, 'utf8') : '';
    throw new TrainingJobFailed(job, written || whyProcessEnded(ended, stderr));
  }

  async #collect(root: string, request: TrainingJobRequest): Promise<TrainingJob> {
    const job = completedJob(request);
    await this.#options.store.put(this.#key(job.ModelArtifacts.S3ModelArtifacts), await archive(join(root, 'model')));
    return job;
  }

  #key(uri: string): string {
    const start = `s3://${this.#options.bucket}/`;
    if (!uri.startsWith(start)) throw new RangeError(`${uri} is not in ${start}`);
    return uri.slice(start.length);
  }
}

/** `model.tar.gz` of a folder's files, equal for equal files. */
async function archive(folder: string): Promise<Uint8Array> {
  const tar = pack();
  for (const name of (await readdir(folder)).sort())
    tar.entry({ name, mtime: new Date(0) }, await readFile(join(folder, name)));
  tar.finalize();
  const zipped = new PassThrough();
  const [bytes] = await Promise.all([buffer(zipped), pipeline(tar, createGzip(), zipped)]);
  return bytes;
}
