import { whyProcessEnded } from '../../src/local/process-end.ts';

test.each([
  [
    'its own heap',
    'SIGABRT',
    '<--- Last few GCs --->\n[1:0x] Mark-Compact\nFATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n 1: node::Abort',
    /^it ran out of memory\. Close .* run again \(SIGABRT: FATAL ERROR: Reached heap limit .* out of memory\)$/,
  ],
  [
    "the system's memory",
    'SIGKILL',
    '',
    /^it was killed, as the system does where memory runs out.*--country.*SIGKILL/,
  ],
  ['space on the disk', 'exit code 1', 'Error: ENOSPC: no space left\n at write', /^the disk is full\. Free/],
  ['nothing that is known', 'exit code 7', 'TypeError: x\n at y', /^exit code 7\. TypeError: x\n at y$/],
])('a process that ended for want of %s', (_, end, stderr, reason) => {
  expect(whyProcessEnded(end, stderr)).toMatch(reason);
});
