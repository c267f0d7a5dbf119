import { dayNumber, type IsoDate } from '@jackpot/config-schema';

export type Interval = readonly [low: number, high: number];

/** Maps numbers of a domain onto pixels, in proportion. */
export interface Scale {
  readonly domain: Interval;
  readonly range: Interval;
  at(value: number): number;
}

export function linearScale(domain: Interval, range: Interval): Scale {
  const factor = (range[1] - range[0]) / (domain[1] - domain[0] || 1);
  return { domain, range, at: (value) => range[0] + (value - domain[0]) * factor };
}

/** A place on an axis, and what is written there. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** Multiples of 1, 2, 2.5 or 5 times a power of ten: the finest that make at most `most` of the domain. */
export function roundTicks([low, high]: Interval, most: number): number[] {
  const span = high - low || 1;
  const power = 10 ** Math.floor(Math.log10(span / most));
  const step = [1, 2, 2.5, 5, 10, 20].map((factor) => factor * power).find((size) => span / size <= most) ?? span;
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, index) => (first + index) * step);
}

/** The interval that holds all values, widened to round numbers; from 0 where 0 lies no further than the values span. */
export function roundDomain(values: readonly number[]): Interval {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const low = least > 0 && least <= most - least ? 0 : least;
  const high = most < 0 && -most <= most - least ? 0 : most;
  const [step = 1, next = step * 2] = roundTicks([0, high - low || Math.abs(high) || 1], 8).slice(1);
  const size = next - step;
  return [Math.floor(low / size + 1e-9) * size, Math.ceil(high / size - 1e-9) * size];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** First days of months, every 1, 2, 3, 6 or 12 of them; January carries its year. Values are days since 1970. */
export function monthTicks(first: IsoDate, last: IsoDate, most: number): Tick[] {
  const month = (date: IsoDate) => 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7)) - 1;
  const [from, to] = [month(first) + (first.endsWith('-01') ? 0 : 1), month(last)];
  const every = [1, 2, 3, 6, 12].find((size) => (to - from + 1) / size <= most) ?? 24;
  const ticks: Tick[] = [];
  for (let at = Math.ceil(from / every) * every; at <= to; at += every) {
    const [year, index] = [Math.floor(at / 12), at % 12];
    const date = `${year}-${String(index + 1).padStart(2, '0')}-01`;
    ticks.push({ value: dayNumber(date), label: index === 0 ? String(year) : (MONTHS[index] ?? '') });
  }
  return ticks;
}
