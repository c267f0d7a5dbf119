import type * as z from 'zod';
import type { JsonSchema } from './json-schema.ts';
import { type LocatedNode, keyPlaceAt, nodeAt } from './located-node.ts';
import { nearestName } from './nearest-name.ts';
import { numberInTextRemedy, percentageRemedy, rangeInWords } from './number-range.ts';
import { type ConfigPath, type Finding, type Problem, problemAt, quote } from './problem.ts';
import { findingOfRule } from './rule.ts';
import { knownKeys, schemaAt } from './schema-lookup.ts';

type Issue = z.core.$ZodIssue;

/** A document with its schema: what it takes to say in the reader's words what zod found. */
interface Context {
  readonly root: LocatedNode;
  readonly schema: JsonSchema;
}

/** Every problem that zod found in a document, each at its place. */
export function schemaProblems(root: LocatedNode, schema: JsonSchema, issues: readonly Issue[]): Problem[] {
  const context = { root, schema };
  const problems = issues.flatMap((issue) => problemsOf(context, issue, []));
  const misspelt = new Set(
    problems.flatMap(({ path, code, nearest }) =>
      code === 'unknown-key' && nearest !== undefined ? [sibling(path, nearest)] : [],
    ),
  );
  return problems.filter((problem) => problem.code !== 'missing-key' || !misspelt.has(problem.path));
}

function sibling(path: string, name: string): string {
  const dot = path.lastIndexOf('.');
  return dot < 0 ? name : `${path.slice(0, dot)}.${name}`;
}

function problemsOf(context: Context, issue: Issue, base: ConfigPath): Problem[] {
  const path = [...base, ...configPath(issue.path)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(context, path, key));
    case 'invalid_key':
      return issue.issues.flatMap((inner) =>
        inner.code === 'custom' ? [problemAt(keyPlaceAt(context.root, path), path, findingOfRule(inner))] : [],
      );
    case 'invalid_union':
      return unionProblems(context, issue, path);
    case 'custom': {
      const place = nodeAt(context.root, path)?.place ?? keyPlaceAt(context.root, path);
      return [problemAt(place, path, findingOfRule(issue))];
    }
    default:
      return [valueProblem(context, path, expectation(context, issue, path))];
  }
}

/** Zod's paths may hold symbols; those of a document never do. */
function configPath(path: readonly PropertyKey[]): ConfigPath {
  return path.map((step) => (typeof step === 'number' ? step : String(step)));
}

function unknownKey({ root, schema }: Context, path: ConfigPath, key: string): Problem {
  const known = knownKeys(schemaAt(schema, root, path));
  const nearest = nearestName(key, known);
  const finding: Finding = {
    code: 'unknown-key',
    found: quote(key),
    expected: `one of the keys ${known.join(', ')}`,
    ...(nearest === undefined ? { remedy: 'remove it' } : { nearest }),
  };
  return problemAt(keyPlaceAt(root, [...path, key]), [...path, key], finding);
}

function unionProblems(
  context: Context,
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: ConfigPath,
): Problem[] {
  if ('options' in issue && issue.options !== undefined) {
    const options = issue.options.map(String);
    const choice = oneOf(options, nodeAt(context.root, path));
    const remedy = `write, for instance, \`${issue.discriminator}: ${options[0]}\``;
    return [
      valueProblem(context, path, { code: 'unknown-value', ...('nearest' in choice ? {} : { remedy }), ...choice }),
    ];
  }
  const ofAnotherKind = (branch: Issue[]) =>
    branch.some(({ code, path }) => code === 'invalid_type' && path.length === 0);
  const chosen = issue.errors.find((branch) => !ofAnotherKind(branch));
  if (chosen !== undefined) return chosen.flatMap((inner) => problemsOf(context, inner, path));
  const expected = issue.errors.flat().map((inner) => expectation(context, inner, path).expected);
  return [valueProblem(context, path, { code: 'wrong-type', expected: expected.join(', or ') })];
}

type Expectation = Omit<Finding, 'found'>;

/** Expectation of zod for the value at `path`, and the reason that this one fails. */
function expectation({ root, schema }: Context, issue: Issue, path: ConfigPath): Expectation {
  const here = schemaAt(schema, root, path) ?? {};
  const node = nodeAt(root, path);
  const source = node?.kind === 'scalar' ? node.source : '';
  switch (issue.code) {
    case 'invalid_type':
      return typeExpectation(issue.expected, here, node);
    case 'too_small':
    case 'too_big': {
      if (issue.origin === 'array') return { code: 'out-of-range', expected: 'a list of at least one item' };
      if (issue.origin === 'string') return { code: 'out-of-range', expected: 'text of at least one character' };
      const remedy = percentageRemedy(source, here);
      const expected = rangeInWords(here);
      return remedy === undefined ? { code: 'out-of-range', expected } : { code: 'percentage', expected, remedy };
    }
    case 'invalid_value':
      return { code: 'unknown-value', ...oneOf(issue.values.map(String), node) };
    case 'invalid_format':
      if (issue.format !== 'email') return { code: 'unknown-value', expected: meaningOf(here) };
      return { code: 'unknown-value', expected: 'an e-mail address such as lottery@example.org', remedy: 'correct it' };
    default:
      return { code: 'wrong-type', expected: meaningOf(here) };
  }
}

/** A key's description, to stand within a sentence; IANA and N stay as they are. */
function meaningOf({ description = 'another value' }: JsonSchema): string {
  return /^\p{Lu}\p{Ll}/u.test(description) ? description.charAt(0).toLowerCase() + description.slice(1) : description;
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  object: 'a mapping of keys to values',
  record: 'a mapping of keys to values',
  array: 'a list',
};

function typeExpectation(kind: string, here: JsonSchema, node: LocatedNode | undefined): Expectation {
  const expected = kinds[kind] ?? rangeInWords(here);
  if (kind in kinds || node?.kind !== 'scalar') return { code: 'wrong-type', expected };
  const percentage = percentageRemedy(node.source, here);
  if (percentage !== undefined) return { code: 'percentage', expected, remedy: percentage };
  const remedy = typeof node.value === 'string' ? numberInTextRemedy(node.value) : undefined;
  return { code: 'wrong-type', expected, ...(remedy === undefined ? {} : { remedy }) };
}

function oneOf(values: readonly string[], node: LocatedNode | undefined): { expected: string; nearest?: string } {
  const nearest = node?.kind === 'scalar' ? nearestName(node.source, values) : undefined;
  const expected = values.length === 1 ? values.join('') : `one of ${values.join(', ')}`;
  return { expected, ...(nearest === undefined ? {} : { nearest }) };
}

/** The problem of the value at `path`, or of its absence. */
function valueProblem({ root, schema }: Context, path: ConfigPath, expectation: Expectation): Problem {
  const node = nodeAt(root, path);
  const here = schemaAt(schema, root, path) ?? {};
  const example = exampleLine(path, here);
  if (node === undefined) {
    const meaning = here.description === undefined ? '' : ` (${meaningOf(here)})`;
    const finding = { code: 'missing-key' as const, found: 'nothing', expected: expectation.expected + meaning };
    const remedy = example === undefined ? expectation.remedy : `add, for instance, ${example}`;
    return problemAt(keyPlaceAt(root, path), path, remedy === undefined ? finding : { ...finding, remedy });
  }
  const finding: Finding = { ...expectation, found: foundInWords(node) };
  const isGuided = finding.remedy !== undefined || finding.nearest !== undefined || example === undefined;
  return problemAt(node.place, path, isGuided ? finding : { ...finding, remedy: `write, for instance, ${example}` });
}

/** Example of the value at `path`; `undefined` where the schema has none. */
function exampleLine(path: ConfigPath, here: JsonSchema): string | undefined {
  const key = path.at(-1);
  const [example] = here.examples ?? [];
  if (key === undefined) return 'one `key: value` a line';
  return typeof key === 'string' && example !== undefined ? `\`${key}: ${flow(example)}\`` : undefined;
}

function foundInWords(node: LocatedNode): string {
  if (node.kind === 'list') return node.items.length === 0 ? 'an empty list' : 'a list';
  if (node.kind === 'mapping') return 'a mapping';
  if (node.value === null) return 'nothing';
  return typeof node.value === 'string' ? `text ${quote(node.value)}` : node.source;
}

/** An example as YAML's flow style: JSON without needless quotes. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${key}: ${flow(inner)}`)
      .join(', ')} }`;
  }
  return String(value);
}
