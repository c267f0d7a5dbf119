import {
  accountWatch,
  alarmTopic,
  bucketStore,
  cashSecret,
  claimTable,
  isPassing,
  lambdaHandler,
  modelRegistry,
  notificationChannels,
  recordTable,
  systemClock,
} from '@jackpot/platform/aws';
import { preflightRequest, tellPreflight, weekOpener } from './step.ts';

const ports = {
  store: bucketStore(),
  claims: claimTable(),
  registry: modelRegistry(),
  index: recordTable(),
  secrets: cashSecret(),
  notifier: notificationChannels(),
  clock: systemClock,
  isPassing,
};

const watch = { ...ports, account: accountWatch(), alarms: alarmTopic() };

export const handler = lambdaHandler((input) =>
  preflightRequest.safeParse(input).success ? tellPreflight(watch) : weekOpener(input, ports),
);
