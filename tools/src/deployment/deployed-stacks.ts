/** Every stack that is deployed, in order of dependency: what keeps data, what the workflow calls, the workflow, its watch. */
export const ALL_STACKS = [
  ...['foundation', 'delivery'],
  ...['week-opener', 'data-validator', 'training', 'quality-gate', 'optimiser', 'notifier', 'answers'],
  ...['workflow', 'monitoring'],
];

/**
 * Stacks that take part every time: decisions name the deployed commit, by the optimiser, and the workflow the versions of the code
 * that it calls.
 */
const EVERY_TIME = ['optimiser', 'workflow'];

/** The stacks that name the training image, by its digest. */
const NAME_THE_IMAGE = ['quality-gate', ...EVERY_TIME];

/** Stacks that an app changes on AWS. */
const STACKS_OF = new Map([
  ['infrastructure', ['foundation', 'delivery', 'monitoring', ...EVERY_TIME]],
  ['week-opener', ['week-opener', ...EVERY_TIME]],
  ['data-validator', ['data-validator', ...EVERY_TIME]],
  ['training', ['training', ...NAME_THE_IMAGE]],
  ['quality-gate', ['quality-gate', ...EVERY_TIME]],
  ['optimiser', EVERY_TIME],
  ['notifier', ['notifier', ...EVERY_TIME]],
  ['answers', ['answers', ...EVERY_TIME]],
]);

/** Every app that has something on AWS. */
export const DEPLOYED_APPS = [...STACKS_OF.keys()];

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
