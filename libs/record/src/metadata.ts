import {
  approval,
  decidingCode,
  decidingModel,
  pinnedInput,
  pinnedObject,
  pinnedOutput,
  trainingImage,
} from '@jackpot/decision';
import * as z from 'zod';
import { supersession } from './record-body.ts';

/** `metadata.json`: everything that made a recommendation, so that it can be made again and compared byte for byte. */
export const recommendationMetadata = z.object({
  formatVersion: z.literal(1),
  recommendationId: z.string(),
  country: z.string(),
  drawDate: z.string(),
  status: z.string(),
  run: z.object({ id: z.string(), week: z.string(), executionId: z.string(), clock: z.string() }),
  code: decidingCode,
  image: trainingImage,
  /** The data file: its DVC md5, and `unversioned` where it has no pointer. */
  data: z
    .object({ md5: z.string(), sha256: z.string(), size: z.int(), version: z.enum(['dvc', 'unversioned']) })
    .nullable(),
  config: pinnedObject,
  /** The model that decided; null where an earlier jackpot is held without one. */
  model: decidingModel.nullable(),
  /** This week's challenger and the gate's verdict on it; null where nothing was trained. */
  challenger: z
    .object({
      version: z.int(),
      verdict: z.string(),
      reasons: z.array(z.string()),
      trainingJob: z.string(),
      backend: z.string(),
      seed: z.int(),
    })
    .nullable(),
  cash: z.object({ version: z.string(), simulated: z.boolean() }),
  /** Approval, or the refusal that made it held; null where nobody was asked, and in records from before anybody was. */
  approval: approval.nullable().default(null),
  supersedes: supersession.nullable(),
  publishedAt: z.string(),
  /** Every object that the decision was made from, and the champion that this week's training began with. */
  inputs: z.array(pinnedInput),
  outputs: z.array(pinnedOutput),
});
export type RecommendationMetadata = z.infer<typeof recommendationMetadata>;
