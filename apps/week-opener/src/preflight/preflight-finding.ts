type PreflightCheck = 'configs' | 'cash' | 'exchange-rates' | 'data' | 'training-quota' | 'readers' | 'alarms' | 'keys';

/** Something that the next weekly run would fail at, or that nobody would hear of. */
export interface PreflightFinding {
  readonly check: PreflightCheck;
  readonly problem: string;
  /** Next step: a command, or a sentence. */
  readonly remedy: string;
}

export interface PreflightReport {
  /** The run that was looked ahead to, ISO 8601. */
  readonly decidesAt: string;
  /** Empty where nothing stands against it. */
  readonly findings: readonly PreflightFinding[];
}
