import {
  bucketStore,
  cashSecret,
  claimTable,
  isPassing,
  lambdaHandler,
  modelRegistry,
  notificationTopic,
  recordTable,
  systemClock,
} from '@jackpot/platform/aws';
import { weekOpener } from './step.ts';

const ports = {
  store: bucketStore(),
  claims: claimTable(),
  registry: modelRegistry(),
  index: recordTable(),
  secrets: cashSecret(),
  notifier: notificationTopic(),
  clock: systemClock,
  isPassing,
};

export const handler = lambdaHandler((input) => weekOpener(input, ports));
