import { styleText } from 'node:util';
import { plainText } from '@jackpot/config-schema';

/** Results go to stdout, progress and messages to stderr; with `--json`, stdout holds one JSON document and no more. */
export class Console {
  readonly json: boolean;
  /** Words of the command line, such as file names, that would forge a line or hide a part of one. */
  readonly #forging = process.argv
    .flatMap((argument) => [argument, ...argument.split('/')])
    .filter((word) => /\P{C}/u.test(word) && plainText(word) !== word);

  constructor(json: boolean) {
    this.json = json;
  }

  /** The result: as JSON, or as the text that people read. */
  result(value: unknown, text: string): void {
    process.stdout.write(this.json ? `${JSON.stringify(value, null, 2)}\n` : `${this.#plain(text)}\n`);
  }

  /** Prints a failure as the one JSON document of a command that was asked for one. */
  failure(name: string, problems: readonly string[]): void {
    const document = { error: { name, message: problems.join('\n'), problems } };
    process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  }

  note(line: string): void {
    process.stderr.write(`${this.#plain(line)}\n`);
  }

  problem(line: string): void {
    process.stderr.write(`${styleText('red', this.#plain(line), { stream: process.stderr })}\n`);
  }

  /** The text with those words spelt out. */
  #plain(text: string): string {
    return this.#forging.reduce((plain, word) => plain.replaceAll(word, plainText(word)), text);
  }
}
