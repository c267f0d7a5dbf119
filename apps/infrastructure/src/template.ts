import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';

/** A synthesised template, as far as this package reads it. */
export interface Template {
  readonly Parameters?: Readonly<Record<string, object>>;
  readonly Resources: Readonly<Record<string, Resource>>;
}

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly Metadata?: object;
  /** Name of the condition under which it is made. */
  readonly Condition?: string;
}

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Every stack's template of a cloud assembly, by the stack's name. */
export function readTemplates(assembly: string): ReadonlyMap<string, Template> {
  const files = readdirSync(assembly).filter((name) => name.endsWith('.template.json'));
  const read = (name: string) => JSON.parse(readFileSync(join(assembly, name), 'utf8')) as Template;
  return new Map(files.sort().map((name) => [name.replace('.template.json', ''), read(name)]));
}

export interface RoleOfTemplate {
  readonly stack: string;
  readonly name: string;
  readonly statements: readonly Statement[];
  /** Reasons of each statement for a resource that is a pattern; empty where none is. */
  readonly arguments: readonly string[];
}

/** Every role with its statements. Roles hold their policies themselves: there are no policies beside them. */
export function rolesOf(templates: ReadonlyMap<string, Template>): RoleOfTemplate[] {
  return [...templates].flatMap(([stack, { Resources }]) =>
    Object.values(Resources)
      .filter(({ Type }) => Type === 'AWS::IAM::Role')
      .map(({ Properties, Metadata }) => {
        const { grants = [] } = (Metadata ?? {}) as { grants?: readonly string[] };
        const policies = Properties['Policies'] as { PolicyDocument: { Statement: Statement[] } }[];
        const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
        const name = String(Properties['RoleName']);
        if (grants.length !== statements.length) throw new Error(`${name}: not every statement has its argument`);
        return { stack, name, statements, arguments: grants };
      }),
  );
}

/** A member that may be one or a list, such as Action, as a list of texts with references in angle brackets. */
export function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(flattenCfnReference);
}
