import { Stack, Validations } from 'aws-cdk-lib';
import { type IPrincipal, type IRole, PolicyDocument, Role } from 'aws-cdk-lib/aws-iam';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import { Construct } from 'constructs';
import { acceptFinding, resourceOf } from '../accepted-finding.ts';
import type { Grant } from './grant.ts';

interface GrantedRoleProps {
  readonly roleName: string;
  readonly description: string;
  readonly assumedBy: IPrincipal;
  readonly grants: readonly Grant[];
}

/**
 * A role with all that it may do in one place: other constructs cannot add to it. A pattern among its resources needs an
 * argument, which answers cdk-nag for that very resource.
 */
export class GrantedRole extends Construct {
  readonly role: IRole;

  constructor(scope: Construct, id: string, { grants, ...props }: GrantedRoleProps) {
    super(scope, id);
    const document = new PolicyDocument({ statements: grants.map(({ statement }) => statement) });
    const role = new Role(this, 'Role', { ...props, inlinePolicies: { grants: document } });
    for (const grant of grants) this.#argue(role, grant);
    // cdk-nag knows an argument by its resource, which several grants may share: docs/generated/security.md tells each grant's own.
    resourceOf(role).addMetadata(
      'grants',
      grants.map(({ because }) => because),
    );
    acceptFinding(
      role,
      'Each pattern among its resources has an argument of its own.',
      'Serverless-LambdaStarPermissions',
    );
    this.role = role.withoutPolicyUpdates();
  }

  #argue(role: Role, { statement, because }: Grant): void {
    for (const resource of statement.resources) {
      const name = flattenCfnReference(Stack.of(this).resolve(resource));
      if (!/[*?]/.test(name)) continue;
      if (because === '') throw new Error(`${this.node.path}: nothing argues for the pattern ${name}`);
      Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${name}]`, reason: because });
    }
  }
}
