import { closeWeekInput, openWeekInput } from '@jackpot/workflow';
import * as z from 'zod';
import { closeWeek } from './close-week.ts';
import { openWeek } from './open-week.ts';
import type { WeekOpenerPorts } from './ports.ts';

export type { WeekOpenerPorts } from './ports.ts';
export { preflight } from './preflight/preflight.ts';
export { preflightText } from './preflight/preflight-text.ts';
export { preflightRequest, tellPreflight } from './preflight/tell-preflight.ts';
export { type CheckedCash, checkCash } from './available-cash.ts';
export { type ConfiguredCountry, NoConfigs, UnknownCountry, configuredCountries } from './configured-countries.ts';

const weekOpenerInput = z.discriminatedUnion('action', [openWeekInput, closeWeekInput]);

/** OpenWeek and CloseWeek. */
export function weekOpener(input: unknown, ports: WeekOpenerPorts): Promise<unknown> {
  const parsed = weekOpenerInput.parse(input);
  return parsed.action === 'open' ? openWeek(parsed, ports) : closeWeek(parsed, ports);
}
