import type { JsonSchema } from '@jackpot/config-schema';

/** A config's values as they are written: scalars, lists and mappings. */
export type Written = string | number | boolean | readonly Written[] | Mapping;
interface Mapping {
  readonly [key: string]: Written;
}

/** Words that some readers of YAML take for something else than text. */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|~)$/i;

/**
 * YAML of a config in the order of its schema, each key explained by the schema's own description. A key that may be left out
 * and is not in `value` stands there as a comment, with its default or an example.
 */
export function commentedYaml(schema: JsonSchema, value: Written): string {
  return `${mappingLines(schema, value, true).join('\n')}\n`;
}

/** Lines of a mapping. In a mapping that is a comment itself they are comments already. */
function mappingLines(schema: JsonSchema, value: Written, inUse: boolean): string[] {
  return propertiesOf(schema, value).flatMap(([key, property]) => {
    const given = isMapping(value) ? value[key] : undefined;
    if (given !== undefined) return entryLines(key, property, given, inUse);
    const lines = entryLines(key, property, shown(property), false);
    return inUse ? lines.map((line) => `# ${line}`) : lines;
  });
}

function entryLines(key: string, schema: JsonSchema, value: Written, inUse: boolean): string[] {
  const explained = explanation(schema, value);
  const comment = explained === '' ? '' : ` # ${explained}`;
  const isExample = !inUse && schema.default === undefined;
  if (isExample || propertiesOf(schema, value).length === 0) return [`${key}: ${flow(value)}${comment}`];
  return [`${key}:${comment}`, ...mappingLines(schema, value, inUse).map((line) => `  ${line}`)];
}

/** The properties of a mapping; of several kinds of mapping, those of the kind that `value` is. */
function propertiesOf(schema: JsonSchema, value: Written): (readonly [string, JsonSchema])[] {
  if (!isMapping(value)) return [];
  const kinds = schema.oneOf ?? schema.anyOf ?? [schema];
  const kind = kinds.find((other) => isSchema(other) && isKind(other, value));
  return Object.entries((isSchema(kind) && kind.properties) || {}).flatMap(([key, property]) =>
    isSchema(property) ? [[key, property] as const] : [],
  );
}

function isKind({ properties = {} }: JsonSchema, value: Mapping): boolean {
  return Object.entries(value).every(([key, item]) => {
    const property = properties[key];
    return isSchema(property) && (property.const === undefined || property.const === item);
  });
}

/** Value in the comment of a key that is left out: its default, key by key, or the schema's example. */
function shown({ default: byDefault, examples, properties }: JsonSchema): Written {
  if (properties !== undefined && byDefault !== undefined) return {};
  return (byDefault ?? examples?.[0] ?? '') as Written;
}

/** The words of the schema; where it allows a few values only, those too. */
function explanation({ description, enum: values }: JsonSchema, value: Written): string {
  const others = (values ?? []).filter((other) => other !== value);
  return [description, ...(others.length > 0 ? [`or ${others.join(', ')}`] : [])].filter(Boolean).join('; ');
}

function flow(value: Written): string {
  if (typeof value === 'string')
    return /^[A-Za-z][\w/+-]*$/.test(value) && !RESERVED.test(value) ? value : JSON.stringify(value);
  if (isList(value)) return `[${value.map(flow).join(', ')}]`;
  if (!isMapping(value)) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, item]) => `${key}: ${flow(item)}`)
    .join(', ')} }`;
}

function isMapping(value: Written): value is Mapping {
  return typeof value === 'object' && !isList(value);
}

function isList(value: Written): value is readonly Written[] {
  return Array.isArray(value);
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}
