import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from '../template.ts';

/** A finding that is accepted: where, which rule, and why. */
export interface Argument {
  /** Path of the construct, its stack first. */
  readonly construct: string;
  readonly rule: string;
  readonly reason: string;
}

type Metadata = Readonly<Record<string, readonly { type: string; data: Readonly<Record<string, string>> }[]>>;

/** Arguments of the constructs to cdk-nag, as the assembly keeps them. */
export function argumentsToNag(assembly: string): Argument[] {
  const files = readdirSync(assembly).filter((name) => name.endsWith('.metadata.json'));
  return files.sort().flatMap((file) => {
    const metadata = JSON.parse(readFileSync(join(assembly, file), 'utf8')) as Metadata;
    return Object.entries(metadata).flatMap(([construct, entries]) =>
      entries
        .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
        .flatMap(({ data }) => Object.entries(data))
        .map(([rule, reason]) => ({ construct: construct.slice(1), rule: rule.replace('Annotation::', ''), reason })),
    );
  });
}

interface CheckerMetadata {
  readonly 'aws:cdk:path'?: string;
  readonly checkov?: { readonly skip: readonly { id: string; comment: string }[] };
  readonly 'cfn-lint'?: { readonly arguments: Readonly<Record<string, string>> };
}

/** Arguments of the templates to checkov and cfn-lint. */
export function argumentsInTemplates(templates: ReadonlyMap<string, Template>): Argument[] {
  return [...templates].flatMap(([stack, { Resources }]) =>
    Object.entries(Resources).flatMap(([id, { Metadata = {} }]) => {
      const { checkov, 'cfn-lint': lint, 'aws:cdk:path': path } = Metadata as CheckerMetadata;
      const construct = path?.replace(/\/Resource$/, '') ?? `${stack}/${id}`;
      return [
        ...(checkov?.skip ?? []).map(({ id: rule, comment }) => ({ construct, rule, reason: comment })),
        ...Object.entries(lint?.arguments ?? {}).map(([rule, reason]) => ({ construct, rule, reason })),
      ];
    }),
  );
}
