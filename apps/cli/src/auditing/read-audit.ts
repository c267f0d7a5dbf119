import { nearestName } from '@jackpot/config-schema';
import { announcementsOf, readRecords } from '@jackpot/record';
import { InvalidInput, UsageError } from '../errors.ts';
import { readConfiguredRows } from '../inputs/configured-rows.ts';
import { type SystemOptions, withSystem } from '../records/system.ts';
import { type CountryTrack, judged, trackOf } from '../tracking/country-track.ts';
import type { AuditEvidence } from './audit-files.ts';
import { pinnedObjects } from './pinned-objects.ts';

interface AskedAudit {
  readonly country: string;
  /** Null for the draw of the first record. */
  readonly from: string | null;
  /** Null for the draw of the last record. */
  readonly to: string | null;
}

/**
 * Evidence of a country's draws, every file verified.
 * @throws UsageError where there is no record of them, InvalidInput where the country's config or data cannot be used, or what a
 * record pins is gone or was changed
 */
export async function readAudit(
  { country, from: first, to: last }: AskedAudit,
  options: SystemOptions & { readonly configs: string; readonly data: string },
  note: (line: string) => void,
): Promise<AuditEvidence> {
  return withSystem(options, async (system) => {
    const all = await readRecords(system.index, [country]);
    const [from, to] = [first ?? all[0]?.drawDate, last ?? all.at(-1)?.drawDate];
    const within = ({ drawDate }: { readonly drawDate: string }) =>
      from !== undefined && to !== undefined && drawDate >= from && drawDate <= to;
    const records = all.filter(within);
    if (from === undefined || to === undefined || records.length === 0) throw noRecords({ country, from, to }, system);
    const configured = (await readConfiguredRows(options, note)).get(country);
    if (configured === undefined)
      throw new InvalidInput([
        `${country}: its draws' figures need a sound config in ${options.configs} and its rows in ${options.data}`,
      ]);
    const objects = await pinnedObjects(records, system.store);
    const track = await trackOf(country, configured, system);
    return {
      ...{ country, from, to, records, objects, configured },
      announcements: (await announcementsOf(country, system.index)).filter(within),
      track: track && trackWithin(track, within),
    };
  });
}

function trackWithin(
  track: CountryTrack,
  within: (draw: { readonly drawDate: string }) => boolean,
): CountryTrack | null {
  const outcomes = track.outcomes.filter(within);
  return outcomes.length === 0 ? null : { ...track, outcomes, ...judged(outcomes) };
}

function noRecords(
  {
    country,
    from,
    to,
  }: { readonly country: string; readonly from?: string | undefined; readonly to?: string | undefined },
  { name, countries }: { readonly name: string; readonly countries: readonly string[] },
): UsageError {
  if (countries.includes(country))
    return new UsageError(
      `${country}: ${name} has no record of a draw from ${from} to ${to}. "npx jackpot history ${country}" lists them`,
    );
  const nearest = nearestName(country, countries);
  const meant = nearest === undefined ? '' : `; did you mean ${nearest}?`;
  return new UsageError(`${country}: ${name} has records of ${countries.join(', ') || 'no country'}${meant}`);
}
