import { type Conditions, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Permission of a role, with the reason for a resource that is a pattern. */
export interface Grant {
  readonly statement: PolicyStatement;
  readonly because: string;
}

/** Every resource is named in full. */
export function allow(actions: readonly string[], resources: readonly string[], conditions: Conditions = {}): Grant {
  return allowPattern('', actions, resources, conditions);
}

/** Some resource is a pattern: `because` argues why AWS, or the way the system works, leaves nothing narrower. */
export function allowPattern(
  because: string,
  actions: readonly string[],
  resources: readonly string[],
  conditions: Conditions = {},
): Grant {
  return { because, statement: new PolicyStatement({ actions: [...actions], resources: [...resources], conditions }) };
}
