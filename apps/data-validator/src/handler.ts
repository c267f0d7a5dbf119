import { bucketStore, lambdaHandler } from '@jackpot/platform/aws';
import { validateData } from './step.ts';

const ports = { store: bucketStore() };

export const handler = lambdaHandler((input) => validateData(input, ports));
