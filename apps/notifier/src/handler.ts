import { bucketStore, lambdaHandler, notificationTopic, recordTable, systemClock } from '@jackpot/platform/aws';
import { notify } from './step.ts';

const ports = {
  store: bucketStore(),
  index: recordTable(),
  notifier: notificationTopic(),
  clock: systemClock,
};

export const handler = lambdaHandler((input) => notify(input, ports));
