/** Settings of GitHub that the workflows and the trust of AWS's roles rely on: `npm run protect-repository`. */
export interface Environment {
  readonly name: string;
  /** The only refs whose jobs may enter it. */
  readonly refs: { readonly type: 'branch' | 'tag'; readonly name: string };
  /** True if a person lets each job in. */
  readonly reviewed: boolean;
}

export const ENVIRONMENTS: readonly Environment[] = [
  { name: 'production', refs: { type: 'branch', name: 'main' }, reviewed: true },
  // What is tried there is what production's reviewers are asked about.
  { name: 'staging', refs: { type: 'branch', name: 'main' }, reviewed: false },
  // Configs and data decide jackpots as code does: they are let in as it is.
  { name: 'data', refs: { type: 'branch', name: 'main' }, reviewed: true },
  { name: 'watch', refs: { type: 'branch', name: 'main' }, reviewed: false },
  { name: 'release', refs: { type: 'tag', name: 'v*' }, reviewed: true },
];

/** Jobs of `pull-request.yml` that must have passed, by the names that GitHub shows. */
export const REQUIRED_CHECKS = ['types, lint, tests, bundles, templates', 'workflows and Dockerfile'];

interface Ruleset {
  readonly name: string;
  readonly target: 'branch' | 'tag';
  readonly enforcement: 'active';
  readonly conditions: object;
  readonly rules: readonly { readonly type: string; readonly parameters?: object }[];
}

/** https://docs.github.com/rest/repos/rules */
export const RULESETS: readonly Ruleset[] = [
  {
    name: 'main',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['refs/heads/main'], exclude: [] } },
    rules: [
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      {
        type: 'pull_request',
        parameters: {
          required_approving_review_count: 1,
          dismiss_stale_reviews_on_push: true,
          require_code_owner_review: true,
          require_last_push_approval: true,
          required_review_thread_resolution: false,
        },
      },
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: false,
          required_status_checks: REQUIRED_CHECKS.map((context) => ({ context })),
        },
      },
    ],
  },
  {
    name: 'releases',
    target: 'tag',
    enforcement: 'active',
    conditions: { ref_name: { include: ['refs/tags/v*'], exclude: [] } },
    rules: [{ type: 'deletion' }, { type: 'update' }],
  },
];
