/** The account that is rehearsed in, and what the rehearsal's one country left there. */
export interface RehearsedAccount {
  readonly account: string;
  readonly region: string;
  readonly prefix: string;
  readonly commit: string;
  readonly runId: string;
  readonly executionArn: string;
  /** Name of the training job that the country's model came from. */
  readonly trainingJob: string;
}
