/** What a process says when it ends for want of something, and what to do about it; the first that fits. */
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

const KILLED =
  'it was killed, as the system does where memory runs out. Close other programs or run fewer countries at a time ' +
  '(--country), then run again';

/** Why a process ended that left no reason of its own: by its signal or exit code, and what it wrote to stderr. */
export function whyProcessEnded(end: string, stderr: string): string {
  for (const { sign, means } of wants) {
    const [line] = sign.exec(stderr) ?? [];
    if (line !== undefined) return `${means} (${end}: ${line.trim()})`;
  }
  if (end === 'SIGKILL') return `${KILLED} (${end})`;
  return `${end}. ${stderr}`.trim();
}
