import type { Services } from '@jackpot/platform/local';
import { doing } from '@jackpot/report';
import * as z from 'zod';
import { runningRows } from '../output/running-rows.ts';

type Event = Parameters<NonNullable<Services['onEvent']>>[0];

const item = z.object({ country: z.string() });

export interface Progress {
  readonly onEvent: (event: Event) => void;
  /** Ends the display; what was shown last stays. */
  readonly end: () => void;
}

/** Follows the states on stderr, a row a country. */
export function followProgress(stream: NodeJS.WriteStream, now: () => number): Progress {
  const rows = runningRows(stream, now);
  return {
    onEvent: (event) => {
      const activity = doing[event.state];
      if (activity === undefined) return;
      const { country } = item.safeParse(event.item).data ?? { country: 'week' };
      rows.say(country, `${country.padEnd(14)} ${describe(event, activity)}`, event.phase === 'entered');
    },
    end: rows.end,
  };
}

function describe({ phase, error }: Event, activity: string): string {
  if (phase === 'failed') return `${activity}: failed, ${error?.message.split('\n', 1)[0] ?? 'no reason given'}`;
  return phase === 'entered' ? activity : `${activity}: done`;
}
