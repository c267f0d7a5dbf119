import type { JsonSchema } from './json-schema.ts';
import type { LocatedNode } from './located-node.ts';
import type { ConfigPath } from './problem.ts';

/**
 * JSON Schema of the value at `path`: the branch of a union is the one that the document itself chose.
 * `undefined` for a path that the schema does not know.
 */
export function schemaAt(schema: JsonSchema, root: LocatedNode, path: ConfigPath): JsonSchema | undefined {
  let here: JsonSchema | undefined = chosenBranch(schema, root);
  let node: LocatedNode | undefined = root;
  for (const step of path) {
    node = childOf(node, step);
    const below: JsonSchema | boolean | undefined =
      typeof step === 'number' ? itemSchema(here) : (here?.properties?.[step] ?? here?.additionalProperties);
    here = typeof below === 'object' ? chosenBranch(below, node) : undefined;
  }
  return here;
}

/** The keys that a mapping at this place may have. */
export function knownKeys(schema: JsonSchema | undefined): string[] {
  return Object.keys(schema?.properties ?? {});
}

function itemSchema(schema: JsonSchema | undefined): JsonSchema | boolean | undefined {
  return Array.isArray(schema?.items) ? undefined : schema?.items;
}

function childOf(node: LocatedNode | undefined, step: string | number): LocatedNode | undefined {
  if (node?.kind === 'mapping') return node.entries.get(String(step))?.node;
  if (node?.kind === 'list' && typeof step === 'number') return node.items[step];
  return undefined;
}

function chosenBranch(schema: JsonSchema, node: LocatedNode | undefined): JsonSchema {
  const branches = schema.oneOf ?? schema.anyOf ?? [];
  const chosen = branches.find((branch) => typeof branch === 'object' && isChosen(branch, node));
  return typeof chosen === 'object' ? { ...chosen, ...annotations(schema) } : schema;
}

function annotations({ description, examples }: JsonSchema): JsonSchema {
  return { ...(description === undefined ? {} : { description }), ...(examples === undefined ? {} : { examples }) };
}

function isChosen(branch: JsonSchema, node: LocatedNode | undefined): boolean {
  if (node?.kind === 'list') return branch.type === 'array';
  if (node?.kind !== 'mapping' || branch.type !== 'object') return false;
  return Object.entries(branch.properties ?? {}).every(([key, property]) => {
    if (typeof property !== 'object' || property.const === undefined) return true;
    const child = node.entries.get(key)?.node;
    return child?.kind === 'scalar' && child.value === property.const;
  });
}
