import { pinnedObject } from '@jackpot/decision';
import { failureCauses } from '@jackpot/record';
import * as z from 'zod';

/** Version of the data file that a run reads. */
const dataIdentity = z.object({
  md5: z.string(),
  sha256: z.string(),
  size: z.int(),
  /** The file's name, for messages. */
  path: z.string(),
  /** False for a data file without a DVC pointer. */
  versioned: z.boolean(),
});
export type DataIdentity = z.infer<typeof dataIdentity>;

const common = {
  runId: z.string(),
  week: z.string(),
  country: z.string(),
  /** The first draw that is decided. */
  drawDate: z.iso.date(),
  /** Every draw that is decided, rising. Items from before a run decided several have the first alone. */
  draws: z.array(z.iso.date()).min(1).optional(),
  /** The instant that the run decides at. */
  clock: z.iso.datetime(),
  /** `runs/RUN/COUNTRY/` */
  prefix: z.string(),
  supersede: z.object({ by: z.string(), reason: z.string() }).nullable(),
};

/** A country that cannot start, with what is wrong. */
export const invalidCountryItem = z.object({
  ...common,
  status: z.literal('invalid'),
  problems: z.array(z.string()),
  /** Items from before it was kept have none. */
  cause: z.enum(failureCauses).optional(),
});

/** A country that starts: one item of `countries.json`, the input of its child execution. */
export const readyCountryItem = z.object({
  ...common,
  status: z.literal('ready'),
  /** Beginning of the training job's name; SageMaker allows 63 characters, and a UUID follows. */
  jobPrefix: z.string().max(26),
  inputs: z.object({
    config: pinnedObject,
    company: pinnedObject,
    /** Null where the data file as a whole cannot be read. */
    sales: pinnedObject.nullable(),
    champion: pinnedObject,
    /** Word of other countries' models on the response, where there is any. */
    prior: pinnedObject.optional(),
    /** Open draws that are not decided here, where there are any. */
    openDraws: pinnedObject.optional(),
  }),
  /** Reasons that the data file cannot be read; empty where it can. */
  dataProblems: z.array(z.string()),
  data: dataIdentity.nullable(),
  /** A sentence for each row whose jackpot differs from the recorded announcement; absent if none does. */
  announcedOtherwise: z.array(z.string()).optional(),
  /** Rows left out because they lie after the run's clock. */
  laterRows: z.int(),
  cashKey: z.string(),
  cashVersion: z.string(),
  simulatedCash: z.boolean(),
});
export type ReadyCountryItem = z.infer<typeof readyCountryItem>;

export const countryItem = z.discriminatedUnion('status', [readyCountryItem, invalidCountryItem]);
export type CountryItem = z.infer<typeof countryItem>;

/** One draw of an item. */
export interface DrawOfItem {
  readonly drawDate: string;
  /** Prefix of its objects: `runs/RUN/COUNTRY/DRAW_DATE/`; that of the country in runs from before they decided several. */
  readonly prefix: string;
}

/** The draws that an item is to decide, rising. */
export function drawsOf({
  drawDate,
  draws,
  prefix,
}: Pick<CountryItem, 'drawDate' | 'draws' | 'prefix'>): readonly DrawOfItem[] {
  return draws?.map((date) => ({ drawDate: date, prefix: `${prefix}${date}/` })) ?? [{ drawDate, prefix }];
}

/** Longest beginning of a training job's name that leaves room for a hyphen and a UUID. */
const JOB_PREFIX_MAX = 26;

export function jobPrefix(runId: string, country: string): string {
  return `${runId}-${country}`.slice(0, JOB_PREFIX_MAX).replace(/-$/, '');
}
