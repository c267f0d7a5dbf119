import type {
  Clock,
  IsPassing,
  ModelRegistry,
  Notifier,
  ObjectStore,
  RecordIndex,
  Secrets,
  WeekClaims,
} from '@jackpot/ports';

export interface WeekOpenerPorts {
  readonly store: ObjectStore;
  readonly claims: WeekClaims;
  readonly registry: ModelRegistry;
  readonly index: RecordIndex;
  readonly secrets: Secrets;
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly isPassing: IsPassing;
}
