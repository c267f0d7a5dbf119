import type { CountrySummary } from '@jackpot/record';

/** Descriptions of the states of a run, for whoever watches or reads. */
export const doing: Readonly<Record<string, string>> = {
  OpenWeek: 'opening the week',
  ValidateData: 'checking the data',
  TrainModel: 'training the model',
  JudgeModel: 'judging the model',
  Optimise: 'choosing the jackpot',
  AwaitApproval: 'asking for approval',
  Publish: 'publishing',
  RecordFailure: 'recording the failure',
  CloseWeek: 'closing the week',
};

/** A reason in words: that of a failure is recorded as `STATE: …`. */
export function reasonText({ reason }: Pick<CountrySummary, 'reason'>): string | null {
  const [, state = '', rest = ''] = /^(\w+): (.*)$/s.exec(reason ?? '') ?? [];
  const words = doing[state];
  return words === undefined ? reason : `${words} failed: ${rest}`;
}
