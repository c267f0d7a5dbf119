/** Signs in a process's output that it lacked something, with what to do; the first that fits counts. */
const wants: readonly { readonly sign: RegExp; readonly means: string }[] = [
  {
    sign: /^.*(?:out of memory|ENOMEM|bad_alloc|allocation failed|cannot allocate memory).*$/im,
    means: 'it ran out of memory. Close other programs or run fewer countries at a time (--country), then run again',
  },
  { sign: /^.*(?:ENOSPC|EDQUOT).*$/m, means: 'the disk is full. Free some space, then run again' },
  {
    sign: /^.*EFBIG.*$/m,
    means: 'its files may not grow to their size here. Raise the limit (ulimit -f), then run again',
  },
];

const LESS_MEMORY = 'Close other programs or run fewer countries at a time (--country), then run again';
/** Meanings of the ways in which a process ends for want of memory. */
const starved: Readonly<Record<string, string>> = {
  SIGKILL: `it was killed, as the system does where memory runs out. ${LESS_MEMORY}`,
  SIGABRT: `it crashed, as programs do that get no memory. ${LESS_MEMORY}`,
  SIGSEGV: `it crashed, as programs do that get no memory. ${LESS_MEMORY}`,
  SIGTRAP: `it crashed, as programs do that get no memory. ${LESS_MEMORY}`,
};

/** Reason that a process ended without leaving one: by its signal or exit code, and what it wrote to stderr. */
export function whyProcessEnded(end: string, stderr: string): string {
  for (const { sign, means } of wants) {
    const [line] = sign.exec(stderr) ?? [];
    if (line !== undefined) return `${means} (${end}: ${line.trim()})`;
  }
  const means = starved[end];
  return means === undefined ? `${end}. ${stderr}`.trim() : `${means} (${end})`;
}
