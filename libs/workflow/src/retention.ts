/** Days for which AWS keeps what is not a record: the templates set them, and each audit's archive tells them. */
export const KEPT_DAYS = {
  /** Earlier versions of an object that was written over. */
  earlierVersions: 90,
  /** Log of who read or wrote which object. */
  accessLog: 400,
  /** Logs of the steps, of the state machine and of training. */
  logs: 180,
} as const;
