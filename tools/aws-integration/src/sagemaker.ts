import { buffer } from 'node:stream/consumers';
import type { Trainer, TrainingJobRequest } from '@jackpot/ports';
import { startLoopbackServer } from './loopback-server.ts';
import type { Server } from './server-process.ts';

/** Progress of a job, in the words of DescribeTrainingJob. */
export interface Progress {
  readonly TrainingJobStatus: 'InProgress' | 'Completed' | 'Failed' | 'Stopped';
  readonly SecondaryStatus?: string;
  readonly FailureReason?: string;
  readonly ModelArtifacts?: { readonly S3ModelArtifacts: string };
}

/** SageMaker, whose next jobs can be made to end as they should not. */
export interface SageMakerServer extends Server {
  /** The next job ends so before its container starts. */
  endNext(end: Progress): void;
}

/**
 * SageMaker: moto, which keeps models and describes jobs but trains nothing, with a trainer behind CreateTrainingJob that
 * runs the container. DescribeTrainingJob tells how far that came.
 */
export async function startSageMaker(
  moto: Server,
  trainer: (request: TrainingJobRequest) => Trainer,
): Promise<SageMakerServer> {
  const jobs = new Map<string, Progress>();
  const ends: Progress[] = [];
  const train = async (request: TrainingJobRequest): Promise<void> => {
    const { TrainingJobName: name } = request;
    const planned = ends.shift();
    if (planned !== undefined) return void jobs.set(name, planned);
    jobs.set(name, { TrainingJobStatus: 'InProgress' });
    const end = await trainer(request)
      .train(request)
      .then(
        (completed): Progress => completed,
        (error: Error): Progress => ({ TrainingJobStatus: 'Failed', FailureReason: error.message }),
      );
    jobs.set(name, end);
  };
  const server = await startLoopbackServer(async (request, response) => {
    const body = await buffer(request);
    const operation = String(request.headers['x-amz-target']);
    const { status, text } = await forward(moto, operation, body, String(request.headers.authorization));
    response.writeHead(status, { 'content-type': JSON_TYPE });
    if (status === 200 && operation === 'SageMaker.CreateTrainingJob')
      void train(JSON.parse(body.toString()) as TrainingJobRequest);
    if (status !== 200 || operation !== 'SageMaker.DescribeTrainingJob') return void response.end(text);
    const job = JSON.parse(text) as { TrainingJobName: string };
    response.end(JSON.stringify({ ...job, ...jobs.get(job.TrainingJobName) }));
  });
  return { ...server, endNext: (end) => void ends.push(end) };
}

const JSON_TYPE = 'application/x-amz-json-1.1';

async function forward(moto: Server, operation: string, body: Buffer, authorization: string) {
  const headers = { 'content-type': JSON_TYPE, 'x-amz-target': operation, authorization };
  const answer = await fetch(moto.url, { method: 'POST', headers, body: new Uint8Array(body) });
  return { status: answer.status, text: await answer.text() };
}
