import { bucketStore, lambdaHandler, modelRegistry } from '@jackpot/platform/aws';
import { judgeModel } from './step.ts';

const ports = { store: bucketStore(), registry: modelRegistry() };

export const handler = lambdaHandler((input) => judgeModel(input, ports));
