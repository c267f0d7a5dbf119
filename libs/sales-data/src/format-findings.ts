import { type Finding, formatFinding } from './finding.ts';

/**
 * Findings for people, in the order of the first of each kind: those alike are one line, with their number and the first
 * and the last place.
 */
export function formatFindings(findings: readonly Finding[], file: string): string[] {
  const kinds = new Map<string, Finding[]>();
  for (const finding of findings) {
    const kind = `${finding.code} ${'column' in finding ? finding.column : ''}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), finding]);
  }
  return [...kinds.values()].flatMap((alike) => {
    const [first] = alike;
    const last = alike.at(-1);
    if (first === undefined) return [];
    const text = formatFinding(first, file);
    if (alike.length === 1 || last === undefined || !('line' in last)) return [text];
    const rows = alike.length === 2 ? '1 more row' : `${alike.length - 1} more rows`;
    return [`${text} So in ${rows}, the last on line ${last.line}.`];
  });
}
