import { Fn } from 'aws-cdk-lib';
import { FederatedPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Grant } from '../iam/grant.ts';
import { GrantedRole } from '../iam/granted-role.ts';

export const GITHUB = 'token.actions.githubusercontent.com';

interface GithubRoleProps {
  /** Of the identity provider whose tokens are GitHub's. */
  readonly providerArn: string;
  readonly name: string;
  readonly description: string;
  /** `OWNER@ID/NAME@ID` */
  readonly repository: string;
  /** The environment whose jobs may take the role: who may start one, and after whose approval, is set there. */
  readonly environment: string;
  readonly grants: readonly Grant[];
}

/** A role that jobs of one repository's main branch take by GitHub's signed token: no key is stored anywhere. */
export class GithubRole extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { providerArn, name, description, repository, environment, grants }: GithubRoleProps,
  ) {
    super(scope, id);
    new GrantedRole(this, 'Role', {
      roleName: name,
      description,
      assumedBy: new FederatedPrincipal(
        providerArn,
        { StringEquals: claims(repository, environment) },
        'sts:AssumeRoleWithWebIdentity',
      ),
      grants,
    });
  }
}

/**
 * Claims that GitHub's token must carry. Its subject names owner and repository with their ids where the repository was made,
 * renamed or moved since 15 July 2026, or chose to; else without (https://github.com/github/docs/pull/45221,
 * https://docs.github.com/actions/reference/security/oidc#immutable-subject-claims). Both are trusted. The repository's id is
 * asked for too: it is never given to another, as a name may be. With an environment the subject does not name the branch, so
 * `ref` does. AWS reads `ref` and `repository_id` since January 2026
 * (https://aws.amazon.com/about-aws/whats-new/2026/01/aws-sts-supports-validation-identity-provider-claims/).
 */
function claims(repository: string, environment: string): Readonly<Record<string, string | string[]>> {
  const parts = [0, 1].map((at) => Fn.select(at, Fn.split('/', repository)));
  const names = parts.map((part) => Fn.select(0, Fn.split('@', part)));
  const subject = (path: string) => Fn.join(':', ['repo', path, 'environment', environment]);
  return {
    [`${GITHUB}:aud`]: 'sts.amazonaws.com',
    [`${GITHUB}:sub`]: [subject(repository), subject(Fn.join('/', names))],
    [`${GITHUB}:repository_id`]: Fn.select(1, Fn.split('@', Fn.select(1, Fn.split('/', repository)))),
    [`${GITHUB}:ref`]: 'refs/heads/main',
  };
}
