import { type Bill, bill, line } from './bill.ts';
import type { Inventory } from './inventory.ts';

const HOURS_PER_MONTH = 730;
/** A training image with Node and native TensorFlow, compressed; layers that images share are stored once. */
const IMAGE_GB = 0.5;
/** CloudWatch's permanent allowance of an account, whether or not other systems use it up. */
const FREE = { alarmMetrics: 10, dashboards: 3 };

/**
 * USD of a month in which nothing runs. Without the allowance the account's other alarms and dashboards have used it up.
 */
export function idleMonth(inventory: Inventory, withAllowance: boolean): Bill {
  const beyond = (count: number, free: number) => (withAllowance ? Math.max(0, count - free) : count);
  return bill([
    line('encryption key', inventory.kmsKeys, 'kmsKey'),
    line('secret of the available cash', inventory.secrets, 'secret'),
    line('alarms', beyond(inventory.alarmMetrics, FREE.alarmMetrics), 'alarmMetric'),
    line('dashboard', beyond(inventory.dashboards, FREE.dashboards), 'dashboard'),
    line('training image', IMAGE_GB, 'ecrGB'),
    line('NAT gateways', inventory.natGateways * HOURS_PER_MONTH, 'natHour'),
    line('interface endpoints', inventory.interfaceEndpoints * HOURS_PER_MONTH, 'endpointHour'),
  ]);
}
