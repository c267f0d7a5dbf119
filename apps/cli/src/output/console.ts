import { styleText } from 'node:util';

/** Results go to stdout, progress and messages to stderr; with `--json`, stdout holds one JSON document and no more. */
export class Console {
  readonly json: boolean;

  constructor(json: boolean) {
    this.json = json;
  }

  /** The result: as JSON, or as the text that people read. */
  result(value: unknown, text: string): void {
    process.stdout.write(this.json ? `${JSON.stringify(value, null, 2)}\n` : `${text}\n`);
  }

  /** Prints a failure as the one JSON document of a command that was asked for one. */
  failure(name: string, problems: readonly string[]): void {
    const document = { error: { name, message: problems.join('\n'), problems } };
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  }

  note(line: string): void {
    process.stderr.write(`${line}\n`);
  }

  problem(line: string): void {
    process.stderr.write(`${styleText('red', line, { stream: process.stderr })}\n`);
  }
}
