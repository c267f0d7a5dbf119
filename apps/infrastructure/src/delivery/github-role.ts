import { Fn } from 'aws-cdk-lib';
import { FederatedPrincipal, type IOidcProvider } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Grant } from '../iam/grant.ts';
import { GrantedRole } from '../iam/granted-role.ts';

export const GITHUB = 'token.actions.githubusercontent.com';

export interface GithubRoleProps {
  readonly provider: IOidcProvider;
  readonly name: string;
  readonly description: string;
  /** `OWNER/NAME` */
  readonly repository: string;
  /** The environment whose jobs may take the role: who may start one, and after whose approval, is set there. */
  readonly environment: string;
  readonly grants: readonly Grant[];
}

/** A role that jobs of one repository take by GitHub's signed token: no key is stored anywhere. */
export class GithubRole extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { provider, name, description, repository, environment, grants }: GithubRoleProps,
  ) {
    super(scope, id);
    new GrantedRole(this, 'Role', {
      roleName: name,
      description,
      assumedBy: new FederatedPrincipal(
        provider.oidcProviderArn,
        {
          StringEquals: {
            [`${GITHUB}:aud`]: 'sts.amazonaws.com',
            [`${GITHUB}:sub`]: Fn.join(':', ['repo', repository, 'environment', environment]),
          },
        },
        'sts:AssumeRoleWithWebIdentity',
      ),
      grants,
    });
  }
}
