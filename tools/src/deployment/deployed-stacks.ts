/** Every stack that is deployed, in order of dependency: what keeps data, what the workflow calls, the workflow, its watch. */
export const ALL_STACKS = [
  ...['foundation', 'delivery'],
  ...['week-opener', 'data-validator', 'training', 'quality-gate', 'optimiser', 'notifier', 'answers'],
  ...['workflow', 'monitoring'],
];

/** The stacks that name the training image, by its digest. */
const NAME_THE_IMAGE = ['quality-gate', 'optimiser', 'workflow'];

/** The stack that is told the deployed commit, which decisions name: it takes part every time. */
const NAME_THE_COMMIT = ['optimiser'];

/** Stacks that an app changes on AWS. */
const STACKS_OF = new Map([
  ['infrastructure', ['foundation', 'delivery', 'workflow', 'monitoring', ...NAME_THE_COMMIT]],
  ['week-opener', ['week-opener', ...NAME_THE_COMMIT]],
  ['data-validator', ['data-validator', ...NAME_THE_COMMIT]],
  ['training', ['training', ...NAME_THE_IMAGE, ...NAME_THE_COMMIT]],
  ['quality-gate', ['quality-gate', ...NAME_THE_COMMIT]],
  ['optimiser', NAME_THE_COMMIT],
  ['notifier', ['notifier', ...NAME_THE_COMMIT]],
  ['answers', ['answers', ...NAME_THE_COMMIT]],
]);

/** The stacks that a change of packages, named without scope, reaches: in the order of their deployment. */
export function deployedStacks(projects: readonly string[]): readonly string[] {
  const reached = new Set(projects.flatMap((project) => STACKS_OF.get(project) ?? []));
  return ALL_STACKS.filter((stack) => reached.has(stack));
}

/**
 * Tells whether a change of packages makes another training image. Its stage for people, with `jackpot` in it, is not deployed.
 */
export function changesImage(projects: readonly string[]): boolean {
  return projects.includes('training');
}
