import { type LocatedNode, nodeAt } from './located-node.ts';
import { type ConfigPath, type Problem, problemAt } from './problem.ts';

/** A value of the contract that the product cannot honour yet. An entry is deleted when it can. */
interface Unavailable {
  readonly path: ConfigPath;
  readonly isRefused: (value: unknown) => boolean;
  readonly expected: string;
  readonly remedy: string;
}

const unavailable: readonly Unavailable[] = [
  {
    path: ['approval', 'required'],
    isRefused: (required) => required === true,
    expected: 'false, since approval is not available yet',
    remedy: 'write `approval: { required: false }`, or leave it out',
  },
];

/** A problem for each value that is valid by the contract but not available yet. */
export function unavailableValues(root: LocatedNode): Problem[] {
  return unavailable.flatMap(({ path, isRefused, expected, remedy }) => {
    const node = nodeAt(root, path);
    if (node?.kind !== 'scalar' || !isRefused(node.value)) return [];
    return [problemAt(node.place, path, { code: 'unavailable', found: node.source, expected, remedy })];
  });
}
