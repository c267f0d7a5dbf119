import {
  EVENT_ID,
  type Event,
  NOT_RESOLVED,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
  boolCoreTag,
  floatCoreTag,
  getScalarValue,
  intCoreTag,
  nullCoreTag,
  parseEvents,
} from 'js-yaml';
import type { ConfigFile } from './config-source.ts';
import type { LocatedNode } from './located-node.ts';
import { type ConfigPath, type Finding, type Place, type Problem, problemAt, quote } from './problem.ts';
import { textPositions } from './text-position.ts';

/** A config is a page of text; more than this is another file, or an attack. */
const longestConfig = 100_000;

/**
 * Parses one YAML document once, keeping the place of every value. Aliases and tags are refused: a config needs neither,
 * and both can make a few bytes into unbounded work. `root` is absent where there is nothing to go on with.
 */
export function parseLocatedYaml(file: ConfigFile): { root?: LocatedNode; problems: Problem[] } {
  const start: Place = { file: file.name, line: 1, column: 1 };
  if ('unreadable' in file) {
    const { line, column, ...finding } = file.unreadable;
    return { problems: [problemAt({ file: file.name, line, column }, [], finding)] };
  }
  const source = file.text.replace(/^\uFEFF/, '');
  if (source.length > longestConfig) {
    const found = `${source.length} characters`;
    const expected = `a config of at most ${longestConfig} characters`;
    return { problems: [problemAt(start, [], { code: 'too-long', found, expected, remedy: 'keep one config in it' })] };
  }
  let events: Event[];
  try {
    events = parseEvents(source, { filename: file.name });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { problems: [syntaxProblem(source, file.name, error)] };
  }
  const composer = new Composer(source, file.name, events);
  const root = composer.document();
  if (root === undefined || (root.kind === 'scalar' && root.value === null && !root.refused)) {
    const remedy = 'write, for instance, one `key: value` a line';
    const empty: Finding = { code: 'empty', found: 'an empty file', expected: 'a mapping of keys to values', remedy };
    return { problems: [...composer.problems, problemAt(start, [], empty)] };
  }
  return { root, problems: composer.problems };
}

function syntaxProblem(source: string, file: string, error: YAMLException): Problem {
  const offset = Math.min(error.mark?.position ?? 0, source.length);
  const at = textPositions(source);
  const lineStart = offset - (at(offset).column - 1);
  const line = /^[^\r\n]*/.exec(source.slice(lineStart))?.[0] ?? '';
  const tab = (/^[ \t]*/.exec(line)?.[0] ?? '').indexOf('\t');
  if (tab >= 0) {
    const remedy = 'replace the tab by spaces';
    const finding: Finding = { code: 'tab-indentation', found: 'a tab', expected: 'spaces as indentation', remedy };
    return problemAt({ file, ...at(lineStart + tab) }, [], finding);
  }
  const remedy = `mend the line (the parser says: ${error.reason})`;
  return problemAt({ file, ...at(offset) }, [], { code: 'not-yaml', found: quote(line), expected: 'YAML', remedy });
}

/** Builds nodes from the parser's flat events, which refer to the source by offsets. */
class Composer {
  readonly problems: Problem[] = [];
  readonly #source: string;
  readonly #file: string;
  readonly #events: readonly Event[];
  readonly #at: ReturnType<typeof textPositions>;
  #next = 0;

  constructor(source: string, file: string, events: readonly Event[]) {
    this.#source = source;
    this.#file = file;
    this.#events = events;
    this.#at = textPositions(source);
  }

  /** The first document's value; any further document is a problem. */
  document(): LocatedNode | undefined {
    if (this.#peek() === undefined) return undefined;
    this.#next += 1;
    const root = this.#peek()?.type === EVENT_ID.POP ? undefined : this.#node([], this.#place(0));
    this.#next += 1;
    if (this.#peek() !== undefined) {
      const second = this.#events
        .slice(this.#next)
        .map(startOf)
        .find((offset) => offset >= 0);
      const remedy = 'put one config in each file';
      const finding: Finding = { code: 'several-documents', found: 'another', expected: 'one YAML document', remedy };
      this.#report(this.#place(second ?? this.#source.length), [], finding);
    }
    return root;
  }

  #peek(): Event | undefined {
    return this.#events[this.#next];
  }

  #place(offset: number): Place {
    return { file: this.#file, ...this.#at(offset) };
  }

  #report(place: Place, path: ConfigPath, finding: Finding): void {
    this.problems.push(problemAt(place, path, finding));
  }

  /** The parser bounds nesting, and so this recursion. `otherwise` is the place of a value that is left out. */
  #node(path: ConfigPath, otherwise: Place): LocatedNode {
    const event = this.#peek();
    if (event === undefined) throw new RangeError('the event stream ends within a node');
    this.#next += 1;
    const offset = startOf(event);
    const place = offset < 0 ? otherwise : this.#place(offset);
    const refused = this.#refuse(event, path, place);
    switch (event.type) {
      case EVENT_ID.MAPPING:
        return { kind: 'mapping', place, refused, entries: this.#entries(path) };
      case EVENT_ID.SEQUENCE:
        return { kind: 'list', place, refused, items: this.#items(path, place) };
      case EVENT_ID.SCALAR:
        return { kind: 'scalar', place, refused, ...scalar(this.#source, event) };
      case EVENT_ID.ALIAS:
        return { kind: 'scalar', place, refused, value: null, source: '' };
      default:
        throw new RangeError('the event stream has no node where one is due');
    }
  }

  #refuse(event: Event, path: ConfigPath, place: Place): boolean {
    if (event.type === EVENT_ID.ALIAS) {
      const found = `the alias ${quote(`*${this.#source.slice(event.anchorStart, event.anchorEnd)}`)}`;
      const remedy = 'write out what the alias stands for';
      this.#report(place, path, { code: 'alias', found, expected: 'a value', remedy });
      return true;
    }
    if ('tagStart' in event && event.tagStart >= 0) {
      const found = `the tag ${quote(this.#source.slice(event.tagStart, event.tagEnd))}`;
      this.#report(place, path, { code: 'tag', found, expected: 'a value without a tag', remedy: 'leave the tag out' });
      return true;
    }
    return false;
  }

  #items(path: ConfigPath, place: Place): LocatedNode[] {
    const items: LocatedNode[] = [];
    while (this.#peek()?.type !== EVENT_ID.POP) items.push(this.#node([...path, items.length], place));
    this.#next += 1;
    return items;
  }

  #entries(path: ConfigPath): Map<string, { keyPlace: Place; node: LocatedNode }> {
    const entries = new Map<string, { keyPlace: Place; node: LocatedNode }>();
    while (this.#peek()?.type !== EVENT_ID.POP) {
      const key = this.#node(path, this.#place(0));
      const name = key.kind === 'scalar' && !key.refused ? key.source : undefined;
      const node = this.#node(name === undefined ? path : [...path, name], key.place);
      const first = name === undefined ? undefined : entries.get(name);
      if (first !== undefined) {
        const found = `it again (first in line ${first.keyPlace.line})`;
        const remedy = 'keep one of the two';
        const finding: Finding = { code: 'duplicate-key', found, expected: 'each key once', remedy };
        this.#report(key.place, [...path, name ?? ''], finding);
      } else if (name === undefined || name === '__proto__') {
        if (!key.refused) this.#report(key.place, path, { code: 'unknown-key', ...unusableKey(name) });
      } else entries.set(name, { keyPlace: key.place, node });
    }
    this.#next += 1;
    return entries;
  }
}

function unusableKey(name: string | undefined): { found: string; expected: string; remedy: string } {
  const found = name === undefined ? 'a list or mapping as a key' : `the key ${quote(name)}`;
  return { found, expected: 'a name as a key', remedy: 'remove it' };
}

/** The offset at which an event's text begins, its tag included; negative where it has no text. */
function startOf(event: Event): number {
  switch (event.type) {
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return event.tagStart >= 0 ? event.tagStart : event.start;
    case EVENT_ID.SCALAR: {
      const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
      return event.tagStart >= 0 ? event.tagStart : quoted ? event.valueStart - 1 : event.valueStart;
    }
    case EVENT_ID.ALIAS:
      return event.anchorStart - 1;
    default:
      return -1;
  }
}

/** A plain scalar's value by YAML 1.2's core schema; a quoted one is text. */
function scalar(text: string, event: ScalarEvent): { value: string | number | boolean | null; source: string } {
  const source = event.valueStart < 0 ? '' : getScalarValue(text, event);
  if (event.style !== SCALAR_STYLE.PLAIN) return { value: source, source };
  for (const tag of [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag]) {
    const value = tag.resolve(source, false, tag.tagName);
    if (value !== NOT_RESOLVED) return { value, source };
  }
  return { value: source, source };
}
