import { type Bill, bill, line } from './bill.ts';
import type { Inventory } from './inventory.ts';
import { runSeconds } from './run-seconds.ts';
import {
  calls,
  megabytes,
  metricsPerLambda,
  stepTimes,
  trainingSeconds,
  weekOpenerSecondsPerCountry,
} from './usage.ts';

const MB_PER_GB = 1024;
const SECONDS_PER_HOUR = 3600;
const HOURS_PER_MONTH = 730;

/** USD of one country in one week, its part of the run's own steps included; `emails` readers get its news. */
export function countryWeek(inventory: Inventory, countries: number, emails: number): Bill {
  const trainingHours = trainingSeconds.billed / SECONDS_PER_HOUR;
  return bill([
    line('training', trainingHours, 'trainingHour'),
    line('training volume', (inventory.trainingVolumeGB * trainingHours) / HOURS_PER_MONTH, 'volumeGB'),
    line('Lambda, time', lambdaGBSeconds(inventory), 'lambdaGBSecond'),
    line('Lambda, requests', calls.lambda + 2 / countries, 'lambdaRequest'),
    line('state transitions', inventory.countryTransitions + inventory.runTransitions / countries, 'transition'),
    line('objects written', calls.s3Put, 's3Put'),
    line('objects read', calls.s3Get, 's3Get'),
    line('objects kept, first month', megabytes.objects / MB_PER_GB, 's3GB'),
    line('records written', calls.tableWrite, 'tableWrite'),
    line('records read', calls.tableRead, 'tableRead'),
    line('key requests', calls.kms, 'kmsRequest'),
    line('logs', megabytes.logs / MB_PER_GB, 'logGB'),
    line('custom metrics', metricHours(inventory, countries) / countries, 'metricHour'),
    line('traces', calls.traces, 'trace'),
    line('e-mails', emails, 'email'),
  ]);
}

/** A metric is billed for each hour in which it is sent, however often. */
function metricHours(inventory: Inventory, countries: number): number {
  const metrics = Object.keys(inventory.lambdaMemoryMB).length * metricsPerLambda + inventory.logMetrics;
  return metrics * Math.ceil(runSeconds(inventory, countries) / SECONDS_PER_HOUR);
}

function lambdaGBSeconds({ lambdaMemoryMB }: Inventory): number {
  const { open, close } = weekOpenerSecondsPerCountry;
  const seconds = new Map(Object.entries(stepTimes).map(([app, time]) => [app, time.seconds]));
  seconds.set('week-opener', open + close);
  return Object.entries(lambdaMemoryMB).reduce((sum, [app, memory]) => {
    const time = seconds.get(app);
    if (time === undefined) throw new Error(`the Lambda ${app} has no time: state one in usage.ts`);
    return sum + (time * memory) / MB_PER_GB;
  }, 0);
}
