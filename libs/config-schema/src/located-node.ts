import type { ConfigPath, Place } from './problem.ts';

interface NodeBase {
  /** Place of the value; of its key for a value left out. */
  readonly place: Place;
  /** True where the value itself was refused, by a problem at its place. */
  readonly refused: boolean;
}

/** A value of a YAML document, with its place. */
export type LocatedNode = NodeBase &
  (
    | { readonly kind: 'scalar'; readonly value: string | number | boolean | null; readonly source: string }
    | { readonly kind: 'list'; readonly items: readonly LocatedNode[] }
    | { readonly kind: 'mapping'; readonly entries: ReadonlyMap<string, { keyPlace: Place; node: LocatedNode }> }
  );

/** Stands for a value that was refused: no schema takes it, and no rule mistakes it for a key left out. */
const refusedValue = Symbol('refused');

/** The document as plain data. */
export function plainValue(node: LocatedNode): unknown {
  if (node.refused) return refusedValue;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainValue);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plainValue(entry.node)]));
}

/** The node at `path`, or `undefined` where the document does not go so far. */
export function nodeAt(root: LocatedNode, path: ConfigPath): LocatedNode | undefined {
  let node: LocatedNode | undefined = root;
  for (const step of path) {
    if (node?.kind === 'mapping') node = node.entries.get(String(step))?.node;
    else if (node?.kind === 'list' && typeof step === 'number') node = node.items[step];
    else return undefined;
  }
  return node;
}

/** Place of the key at the end of `path`; for what is missing, of the nearest key above it; else the document's start. */
export function keyPlaceAt(root: LocatedNode, path: ConfigPath): Place {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent = nodeAt(root, path.slice(0, depth - 1));
    const place =
      parent?.kind === 'mapping'
        ? parent.entries.get(String(path[depth - 1]))?.keyPlace
        : nodeAt(root, path.slice(0, depth))?.place;
    if (place !== undefined) return place;
  }
  return root.place;
}
