import {
  bucketStore,
  deployedSoftware,
  lambdaHandler,
  modelRegistry,
  recordTable,
  systemClock,
} from '@jackpot/platform/aws';
import { optimise } from './step.ts';

const ports = {
  store: bucketStore(),
  registry: modelRegistry(),
  index: recordTable(),
  clock: systemClock,
  software: deployedSoftware(),
};

export const handler = lambdaHandler((input) => optimise(input, ports));
