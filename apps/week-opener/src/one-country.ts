import type { IsPassing } from '@jackpot/ports';

/**
 * Does one country's part of the opening. What stops it is that country's failure, told by `failed`, and no other's; what may pass is
 * thrown, for the state machine to open the week again.
 */
export async function oneCountry<T>(
  work: () => Promise<T>,
  failed: (problem: string) => T,
  isPassing: IsPassing,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isPassing(error)) throw error;
    return failed(String(error));
  }
}
