import { AccountRootPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Grant } from '../iam/grant.ts';
import { GrantedRole } from '../iam/granted-role.ts';
import { named } from '../names.ts';

interface PersonRoleProps {
  /** Work of the people in it, such as `approver`. */
  readonly person: string;
  readonly does: string;
  readonly grants: readonly Grant[];
}

/**
 * A role that users of the account take on, each under their own name: the session's name is the user's, so that what AWS says of a
 * caller is a person, and one whom nobody else can pass for.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_rolesessionname
 */
export class PersonRole extends Construct {
  constructor(scope: Construct, id: string, { person, does, grants }: PersonRoleProps) {
    super(scope, id);
    new GrantedRole(this, 'Role', {
      roleName: named(person),
      description: `Jackpot: ${does}`,
      assumedBy: new AccountRootPrincipal().withConditions({
        StringEquals: { 'sts:RoleSessionName': '${aws:username}' },
      }),
      grants,
    });
  }
}
