import type { Assumption } from './assumption.ts';
import { delivery } from './delivery.ts';
import { people } from './people.ts';
import { records } from './records.ts';
import { registry } from './registry.ts';
import { steps } from './steps.ts';
import { training } from './training.ts';

/** Everything that is assumed of AWS and GitHub, by topic. */
export const assumptions: Readonly<Record<string, readonly Assumption[]>> = {
  Training: training,
  Registry: registry,
  'Steps, readers, alarms': steps,
  'People, and the day before': people,
  'Records, versions and money': records,
  'Delivery, on GitHub': delivery,
};
