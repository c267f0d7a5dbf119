import type { Assumption } from './assumption.ts';

export const delivery: readonly Assumption[] = [
  {
    assumed: "AWS reads the claims `repository_id` and `ref` of GitHub's token, beside `sub`",
    source: 'AWS, What\'s New of January 2026, "STS supports validation of select identity provider specific claims"',
    settledBy:
      '`aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=AssumeRoleWithWebIdentity`',
  },
  {
    assumed: 'The subject is `repo:OWNER@ID/NAME@ID:environment:…` or the same without ids',
    source: 'github/docs, pull request 45221',
    settledBy: '`gh api repos/OWNER/NAME/actions/oidc/customization/sub`',
  },
  {
    assumed: '`ChangeSetId` of `DescribeStacks` is the last change set that was executed',
    source:
      'AWS CloudFormation, API reference, `Stack`, which says no more than "the unique ID of the change set"; the `GitCommit` parameter is read too',
    settledBy: "`aws cloudformation describe-stacks --stack-name jackpot-optimiser --query 'Stacks[0].ChangeSetId'`",
  },
  {
    assumed: "BuildKit's image of that digest is its release 0.32.0",
    source: 'six public repositories pin the same; its registry cannot be asked from where this was written',
    settledBy: '`docker buildx imagetools inspect moby/buildkit:v0.32.0`',
  },
  {
    assumed: "BuildKit writes an archive of Docker's media types where `oci-mediatypes=false`",
    source: 'Docker, "Image and registry exporters"; `skopeo` was seen to keep such an archive\'s bytes and digest',
    settledBy: '`skopeo inspect --raw oci-archive:dist/image/image.tar`',
  },
  {
    assumed: '`skopeo`, `gh`, `aws` and Docker are on `ubuntu-24.04`',
    source: "actions/runner-images, pull request 9825, and the image's list of software",
    settledBy: '`skopeo --version`, in a job',
  },
  {
    assumed: 'The role that `cdk bootstrap` made for looking may detect drift',
    source: 'AWS managed policy `ReadOnlyAccess`: `cloudformation:Detect*`',
    settledBy: '`npm run drift`',
  },
  {
    assumed:
      "Dependabot takes two entries of npm at the root where one names its branch, and moves Node's packages and the image's base in one pull request",
    source: 'GitHub, "Configuring multi-ecosystem updates"',
    settledBy: "_Insights_ → _Dependency graph_ → _Dependabot_, on the repository's page",
  },
  {
    assumed: "Node 24.0 on a Mac with Apple's processor, the newest 24 that the registry has for it, runs everything",
    source: "nothing: it was not tried; the night's job `machines` does",
    settledBy: '`npm ci && npm test`, on such a Mac',
  },
  {
    assumed: 'Statements of a private repository can be stored',
    source: 'GitHub: asks for GitHub Enterprise Cloud; public repositories may',
    settledBy: '`gh attestation verify dist/delivery/SHA256SUMS --repo OWNER/NAME`',
  },
];
