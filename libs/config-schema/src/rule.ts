import * as z from 'zod';
import type { ConfigPath, Finding } from './problem.ts';

const ruleFinding = z.object({
  code: z.enum(['contradiction', 'out-of-range', 'unknown-value', 'missing-key']),
  found: z.string(),
  expected: z.string(),
  nearest: z.string().exactOptional(),
  remedy: z.string().exactOptional(),
});

/** A broken rule: what is wrong, and where below the value that the rule is about. */
export interface BrokenRule {
  readonly path: ConfigPath;
  readonly finding: z.infer<typeof ruleFinding>;
}

/**
 * A zod check for a rule between values. It runs as soon as the values that it `needs` are sound, even beside other problems, so
 * that one run lists every problem.
 */
export function rule<Needs extends z.ZodType>(needs: Needs, judge: (value: z.output<Needs>) => BrokenRule | undefined) {
  const check = z.check<unknown>((payload) => {
    const needed = needs.safeParse(payload.value);
    const broken = needed.success ? judge(needed.data) : undefined;
    if (broken === undefined) return;
    const { path, finding } = broken;
    const message = `expected ${finding.expected}, found ${finding.found}`;
    payload.issues.push({ code: 'custom', path: [...path], message, params: finding, input: payload.value });
  });
  check._zod.def.when = () => true;
  return check;
}

/** The finding that `rule` put into an issue. */
export function findingOfRule(issue: z.core.$ZodIssueCustom): Finding {
  return ruleFinding.parse(issue.params);
}

/** A broken rule between values: what was expected of the value at `path`, and what to do. */
export function contradiction(path: ConfigPath, expected: string, found: number | string, remedy: string): BrokenRule {
  return { path, finding: { code: 'contradiction', found: String(found), expected, remedy } };
}
