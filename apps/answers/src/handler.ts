import {
  answerFormName,
  bucketStore,
  filledForms,
  lambdaHandler,
  recordTable,
  systemClock,
  waitingTasks,
} from '@jackpot/platform/aws';
import { answerByForm, formCall } from './answer-form.ts';
import { answerCall } from './step.ts';

const ports = {
  store: bucketStore(),
  index: recordTable(),
  tasks: waitingTasks(),
  clock: systemClock,
  forms: filledForms(),
  answerForm: answerFormName(),
};

export const handler = lambdaHandler((input) => {
  const byForm = formCall.safeParse(input);
  return byForm.success ? answerByForm(byForm.data, ports) : answerCall(input, ports);
});
