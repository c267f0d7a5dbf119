/**
 * Runs a program's work. An error of ours that is named says what to do by itself, so it is printed without a stack; the exit
 * code is then 1.
 */
export async function runProgram(work: () => void | Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error) || !EXPECTED.has(error.name)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

const EXPECTED = new Set([
  ...['ArtefactDiffers', 'AwsRefused', 'GithubRefused', 'ImageDiffers', 'NoDelivery', 'NotReleasable'],
  ...['OlderCommit', 'UnknownCommit'],
]);
