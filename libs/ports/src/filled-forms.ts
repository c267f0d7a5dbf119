/** A form that a person filled in, as the service that showed it tells it. */
export interface FilledForm {
  /** Name of the form. */
  readonly form: string;
  /** ARN of who filled it in. */
  readonly by: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Forms that were filled in, by the service's own ids. */
export interface FilledForms {
  read(id: string): Promise<FilledForm>;
}
