/** Objects that a record pins are missing or changed: every one, with its key. */
export class RecordChanged extends Error {
  override readonly name = 'RecordChanged';
  readonly kind = 'input';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}
