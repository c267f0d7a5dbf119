export interface Clock {
  now(): Date;
}

/** Tells whether an error may be gone at the next try: a service that does not answer, a disk that is full. */
export type IsPassing = (error: unknown) => boolean;
