import type { Clock, Notifier, ObjectStore, RecordIndex } from '@jackpot/ports';

export interface NotifierPorts {
  readonly store: ObjectStore;
  readonly index: RecordIndex;
  readonly notifier: Notifier;
  readonly clock: Clock;
}
