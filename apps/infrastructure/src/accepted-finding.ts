import { CfnResource, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** A rule of cdk-nag (`AwsSolutions-…`, `Serverless-…`), checkov (`CKV_…`) or cfn-lint (`W…`). */
export type Rule = `AwsSolutions-${string}` | `Serverless-${string}` | `CKV_${string}` | `W${number}`;

/** Accepts what a checker finds on a construct, with the argument for it. The checker skips that rule there, and there alone. */
export function acceptFinding(construct: IConstruct, argument: string, ...rules: Rule[]): void {
  for (const rule of rules) {
    if (/^(AwsSolutions|Serverless)-/.test(rule)) Validations.of(construct).acknowledge({ id: rule, reason: argument });
    else acceptInTemplate(resourceOf(construct), rule, argument);
  }
}

function acceptInTemplate(resource: CfnResource, rule: Rule, argument: string): void {
  if (rule.startsWith('CKV_')) {
    const { skip } = (resource.getMetadata('checkov') ?? { skip: [] }) as { skip: object[] };
    resource.addMetadata('checkov', { skip: [...skip, { id: rule, comment: argument }] });
  } else {
    const { config, arguments: earlier } = (resource.getMetadata('cfn-lint') ?? {
      config: { ignore_checks: [] },
      arguments: {},
    }) as { config: { ignore_checks: readonly string[] }; arguments: object };
    const ignored = { ignore_checks: [...config.ignore_checks, rule] };
    resource.addMetadata('cfn-lint', { config: ignored, arguments: { ...earlier, [rule]: argument } });
  }
}

/** The one resource of a construct. */
export function resourceOf(construct: IConstruct): CfnResource {
  const resource = construct.node.defaultChild ?? construct;
  if (!CfnResource.isCfnResource(resource)) throw new Error(`${construct.node.path} is not one resource`);
  return resource;
}
