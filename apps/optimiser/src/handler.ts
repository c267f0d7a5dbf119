import { bucketStore, lambdaHandler, modelRegistry, recordTable } from '@jackpot/platform/aws';
import { optimise } from './step.ts';

const ports = { store: bucketStore(), registry: modelRegistry(), index: recordTable() };

export const handler = lambdaHandler((input) => optimise(input, ports));
