import type * as z from 'zod';
import { type CompanyConfig, companyConfig } from './company-config.ts';
import type { ConfigFile } from './config-source.ts';
import { type CountryConfig, countryConfig, countryName } from './country-config.ts';
import { type JsonSchema, companyConfigJsonSchema, countryConfigJsonSchema } from './json-schema.ts';
import { type LocatedNode, keyPlaceAt, nodeAt, plainValue } from './located-node.ts';
import { parseLocatedYaml } from './located-yaml.ts';
import { type Parsed, type Problem, problemAt, quote } from './problem.ts';
import { schemaProblems } from './schema-problems.ts';

/** Parses `configs/COUNTRY.yaml`. Expected failures are all in `problems`; nothing is thrown. */
export function parseCountryConfig(file: ConfigFile): Parsed<CountryConfig> {
  return parseConfig(file, countryConfig, countryConfigJsonSchema, (root) =>
    countryNameProblems(root, countryOf(file.name)),
  );
}

/** Parses `configs/company.yaml`. */
export function parseCompanyConfig(file: ConfigFile): Parsed<CompanyConfig> {
  return parseConfig(file, companyConfig, companyConfigJsonSchema, () => []);
}

/** The name of a config's file without folder and ending: the country that it is about. */
export function countryOf(fileName: string): string {
  return fileName.replace(/^.*[/\\]/s, '').replace(/\.ya?ml$/i, '');
}

function parseConfig<T>(
  file: ConfigFile,
  schema: z.ZodType<T>,
  jsonSchema: () => JsonSchema,
  furtherProblems: (root: LocatedNode) => Problem[],
): Parsed<T> {
  const { root, problems } = parseLocatedYaml(file);
  if (root === undefined) return { ok: false, problems };
  const parsed = schema.safeParse(plainValue(root));
  if (root.kind === 'mapping') problems.push(...furtherProblems(root));
  if (!parsed.success) problems.push(...schemaProblems(root, jsonSchema(), parsed.error.issues));
  else if (problems.length === 0) {
    return { ok: true, value: parsed.data, locate: (path) => nodeAt(root, path)?.place ?? keyPlaceAt(root, path) };
  }
  return { ok: false, problems: inReadingOrder(problems) };
}

function countryNameProblems(root: LocatedNode, country: string): Problem[] {
  const node = nodeAt(root, ['country']);
  if (node?.kind !== 'scalar' || typeof node.value !== 'string' || node.value === country) return [];
  const isName = countryName.safeParse(country).success;
  const finding = {
    code: 'country-name' as const,
    found: `text ${quote(node.value)}`,
    expected: `the file's name without its ending, ${quote(country)}`,
    remedy: isName
      ? `write \`country: ${country}\`, or rename the file`
      : 'rename the file to lower-case words joined by hyphens, 55 characters at most',
  };
  return [problemAt(node.place, ['country'], finding)];
}

/** Sorts problems by place, and keeps the first of several with one value: the others say it in other words. */
function inReadingOrder(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  const first = problems.filter(({ path, line, column }) => {
    const key = `${line}:${column}:${path}`;
    return !seen.has(key) && seen.add(key);
  });
  return first.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
