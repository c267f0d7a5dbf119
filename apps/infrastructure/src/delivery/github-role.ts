import { Duration, Fn } from 'aws-cdk-lib';
import { FederatedPrincipal, type IOidcProvider, type PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

export const GITHUB = 'token.actions.githubusercontent.com';

export interface GithubRoleProps {
  readonly provider: IOidcProvider;
  readonly name: string;
  readonly description: string;
  /** `OWNER/NAME` */
  readonly repository: string;
  /** Which of the repository's jobs: `pull_request`, or `environment:NAME`. */
  readonly jobs: string;
  readonly mayDo: readonly PolicyStatement[];
}

/** A role that jobs of one repository take by GitHub's signed token: no key is stored anywhere. */
export class GithubRole extends Construct {
  constructor(scope: Construct, id: string, { provider, name, description, repository, jobs, mayDo }: GithubRoleProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      roleName: name,
      description,
      maxSessionDuration: Duration.hours(1),
      assumedBy: new FederatedPrincipal(
        provider.oidcProviderArn,
        {
          StringEquals: {
            [`${GITHUB}:aud`]: 'sts.amazonaws.com',
            [`${GITHUB}:sub`]: Fn.join(':', ['repo', repository, jobs]),
          },
        },
        'sts:AssumeRoleWithWebIdentity',
      ),
    });
    for (const statement of mayDo) role.addToPolicy(statement);
  }
}
