/** Every stack that is deployed, in order of dependency: what keeps data, what the workflow calls, the workflow, its watch. */
const STACKS = [
  ...['foundation', 'delivery'],
  ...['week-opener', 'data-validator', 'training', 'quality-gate', 'optimiser', 'notifier'],
  ...['workflow', 'monitoring'],
];

/** The stacks that name the training image, by its digest. */
const NAME_THE_IMAGE = ['quality-gate', 'notifier', 'workflow'];

/** What an app changes on AWS. Records name the deployed commit, which the notifier is told: it takes part every time. */
const STACKS_OF = new Map([
  ['infrastructure', ['foundation', 'delivery', 'notifier', 'workflow', 'monitoring']],
  ['week-opener', ['week-opener', 'notifier']],
  ['data-validator', ['data-validator', 'notifier']],
  ['training', ['training', ...NAME_THE_IMAGE]],
  ['quality-gate', ['quality-gate', 'notifier']],
  ['optimiser', ['optimiser', 'notifier']],
  ['notifier', ['notifier']],
]);

/** The stacks that a change of packages, named without scope, reaches: in the order of their deployment. */
export function deployedStacks(projects: readonly string[]): readonly string[] {
  const reached = new Set(projects.flatMap((project) => STACKS_OF.get(project) ?? []));
  return STACKS.filter((stack) => reached.has(stack));
}

/** Whether a change of packages makes another training image. Its stage for people, with `jackpot` in it, is not deployed. */
export function changesImage(projects: readonly string[]): boolean {
  return projects.includes('training');
}
