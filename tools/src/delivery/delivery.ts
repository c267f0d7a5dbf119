import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_PREFIX, PREFIX } from './prefix.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Folder of what is deployed and published of one commit: `npm run assemble` makes it, and nothing after that changes it. */
export const DELIVERY = join(ROOT, 'dist/delivery');
/** Assembly of a system, by its prefix. */
export const assemblyOf = (prefix: string) => join(DELIVERY, prefix === DEFAULT_PREFIX ? 'cdk.out' : `${prefix}.out`);
export const ASSEMBLY = assemblyOf(PREFIX);
/** The CDK's command, as the lockfile pins it: one package without dependencies. */
export const CDK = join(DELIVERY, 'aws-cdk/bin/cdk');
/** The bundle of `jackpot`. */
export const JACKPOT = join(DELIVERY, 'jackpot');
/** The training image as an OCI archive, in a folder of its own: it is made only where what is in it changed. */
export const IMAGE = join(ROOT, 'dist/image');
export const IMAGE_ARCHIVE = join(IMAGE, 'image.tar');
const PLAN = join(DELIVERY, 'plan.json');

export interface DeliveryPlan {
  /** The commit that everything is of. */
  readonly commit: string;
  /** True if files differed from the commit. */
  readonly dirty: boolean;
  /** Stacks to deploy, in order; names without `jackpot-`. */
  readonly stacks: readonly string[];
}

export function writePlan(plan: DeliveryPlan): void {
  writeFileSync(PLAN, `${JSON.stringify(plan, null, 2)}\n`);
}

export class NoDelivery extends Error {
  override readonly name = 'NoDelivery';
}

/** @throws NoDelivery where there is none, or one of another commit than `head` */
export function readPlan(head: string): DeliveryPlan {
  let plan: DeliveryPlan;
  try {
    plan = JSON.parse(readFileSync(PLAN, 'utf8')) as DeliveryPlan;
  } catch (cause) {
    throw new NoDelivery('dist/delivery holds nothing to deploy: make it by npm run assemble', { cause });
  }
  if (plan.commit !== head)
    throw new NoDelivery(
      `dist/delivery is of ${plan.commit}, ${head} is checked out: make it anew by npm run assemble`,
    );
  return plan;
}
