import { bucketStore, lambdaHandler, notificationChannels, recordTable, systemClock } from '@jackpot/platform/aws';
import { notify } from './step.ts';

const ports = {
  store: bucketStore(),
  index: recordTable(),
  notifier: notificationChannels(),
  clock: systemClock,
};

export const handler = lambdaHandler((input) => notify(input, ports));
