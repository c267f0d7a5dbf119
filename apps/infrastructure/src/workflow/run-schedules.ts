import { type RunTime, weekdays } from '@jackpot/config-schema';

const HOURS_PER_DAY = 24;

/** A time of every week as EventBridge Scheduler writes it, `hoursBefore` a run. */
export function cronBefore({ weekday, time }: RunTime, hoursBefore: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const hours = weekdays.indexOf(weekday) * HOURS_PER_DAY + hour - hoursBefore;
  const day = weekdays.at(Math.floor(hours / HOURS_PER_DAY)) ?? weekday;
  const hourOfDay = ((hours % HOURS_PER_DAY) + HOURS_PER_DAY) % HOURS_PER_DAY;
  return `cron(${minute} ${hourOfDay} ? * ${day.slice(0, 3).toUpperCase()} *)`;
}

/** End of the name of a run's schedule: nothing for the first, `-sunday-0630` for another. */
export function scheduleSuffix({ weekday, time }: RunTime, index: number): string {
  return index === 0 ? '' : `-${weekday}-${time.replace(':', '')}`;
}
