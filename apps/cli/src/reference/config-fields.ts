import type { JsonSchema } from '@jackpot/config-schema';
import { markdownTable } from './markdown-table.ts';

interface ConfigField {
  /** Path such as `constraints.cash.share`; `[]` stands for each item of a list, `*` for any key. */
  readonly path: string;
  readonly description: string;
  readonly values: string;
  readonly byDefault: string;
}

/** Every field of a config by its path, kinds of one value one after the other. */
function configFields(schema: JsonSchema, prefix = ''): ConfigField[] {
  const kinds = (schema.oneOf ?? schema.anyOf ?? []).filter(isSchema).flatMap((kind) => configFields(kind, prefix));
  const items = isSchema(schema.items) ? configFields(schema.items, `${prefix.slice(0, -1)}[].`) : [];
  const more = schema.additionalProperties;
  const any = isSchema(more) ? [fieldOf(`${prefix}*`, more, false)] : [];
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    if (!isSchema(property)) return [];
    const path = `${prefix}${key}`;
    return [fieldOf(path, property, schema.required?.includes(key) ?? false), ...configFields(property, `${path}.`)];
  });
  return [...own, ...kinds, ...items, ...any];
}

export function configFieldTable(schema: JsonSchema): string {
  const rows = configFields(schema).map(({ path, description, values, byDefault }) => [
    `\`${path}\``,
    description,
    values,
    byDefault,
  ]);
  return markdownTable(['field', 'what it says', 'values', 'default'], rows);
}

function fieldOf(path: string, schema: JsonSchema, isRequired: boolean): ConfigField {
  return {
    path,
    description: schema.description ?? '',
    values: valuesOf(schema),
    byDefault: isRequired
      ? 'required'
      : schema.default === undefined
        ? 'none'
        : `\`${JSON.stringify(schema.default)}\``,
  };
}

function valuesOf(schema: JsonSchema): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  const bounds = [
    bound('above', schema.exclusiveMinimum),
    bound('from', schema.minimum),
    bound('below', schema.exclusiveMaximum),
    bound('to', schema.maximum === Number.MAX_SAFE_INTEGER ? undefined : schema.maximum),
  ].filter((text) => text !== '');
  return [schema.type ?? '', ...bounds].filter((text) => text !== '').join(' ');
}

function bound(word: string, value: number | boolean | undefined): string {
  return typeof value === 'number' ? `${word} ${value}` : '';
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
