import type { Clock, ObjectStore, RecordIndex, WaitingTasks } from '@jackpot/ports';

export interface AnswersPorts {
  readonly store: ObjectStore;
  readonly index: RecordIndex;
  readonly tasks: WaitingTasks;
  readonly clock: Clock;
}
