import { bucketStore, lambdaHandler, recordTable, systemClock, waitingTasks } from '@jackpot/platform/aws';
import { answerCall } from './step.ts';

const ports = { store: bucketStore(), index: recordTable(), tasks: waitingTasks(), clock: systemClock };

export const handler = lambdaHandler((input) => answerCall(input, ports));
