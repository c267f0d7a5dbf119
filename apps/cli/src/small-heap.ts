import { setFlagsFromString } from 'node:v8';

/**
 * Collects garbage before it piles up. A week leaves some megabytes a country behind, none of it alive; by default V8 lets it
 * grow with the countries (447 MiB for a hundred), because it takes the machine's memory for its own. `docs/generated/cost-figures.md` has
 * what this costs and saves.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=20');
}
