import { buffer } from 'node:stream/consumers';
import type { Trainer, TrainingJobRequest } from '@jackpot/ports';
import { startLoopbackServer } from './loopback-server.ts';
import type { Server } from './server-process.ts';

/** How far a job came, in the words of DescribeTrainingJob. */
interface Progress {
  readonly TrainingJobStatus: 'InProgress' | 'Completed' | 'Failed';
  readonly FailureReason?: string;
  readonly ModelArtifacts?: { readonly S3ModelArtifacts: string };
}

/** SageMaker, whose next jobs can be made to fail. */
export interface SageMakerServer extends Server {
  /** The next job fails with this reason before its container starts. */
  failNext(reason: string): void;
}

/**
 * SageMaker: moto, which keeps models and describes jobs but trains nothing, with a trainer behind CreateTrainingJob that
 * runs the container. DescribeTrainingJob tells how far that came.
 */
export async function startSageMaker(moto: Server, trainer: () => Trainer): Promise<SageMakerServer> {
  const jobs = new Map<string, Progress>();
  const failures: string[] = [];
  const train = async (request: TrainingJobRequest): Promise<void> => {
    const { TrainingJobName: name } = request;
    const FailureReason = failures.shift();
    if (FailureReason !== undefined) return void jobs.set(name, { TrainingJobStatus: 'Failed', FailureReason });
    jobs.set(name, { TrainingJobStatus: 'InProgress' });
    const end = await trainer()
      .train(request)
      .then(
        ({ ModelArtifacts }): Progress => ({ TrainingJobStatus: 'Completed', ModelArtifacts }),
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
  return { ...server, failNext: (reason) => void failures.push(reason) };
}

const JSON_TYPE = 'application/x-amz-json-1.1';

async function forward(moto: Server, operation: string, body: Buffer, authorization: string) {
  const headers = { 'content-type': JSON_TYPE, 'x-amz-target': operation, authorization };
  const answer = await fetch(moto.url, { method: 'POST', headers, body: new Uint8Array(body) });
  return { status: answer.status, text: await answer.text() };
}
