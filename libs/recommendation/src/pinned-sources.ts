import type { Approval, DecisionDocument, InputRole, PinnedInput, PinnedObject } from '@jackpot/decision';
import { inputOf, type RecommendationMetadata } from '@jackpot/record';

/** Locations of everything that a decision is made from, and the facts that are in no object. */
export interface PinnedSources {
  readonly country: string;
  readonly drawDate: string;
  readonly config: PinnedObject;
  readonly company: PinnedObject;
  /** Null where the data file as a whole cannot be read. */
  readonly sales: PinnedObject | null;
  /** Null where no draw is open. */
  readonly openDraws: PinnedObject | null;
  readonly cashKey: string;
  readonly simulatedCash: boolean;
  readonly validationKey: string;
  /** The model to decide with; null where none is approved. */
  readonly model: DecisionDocument['model'];
  /** Gate's verdict on this week's model; null where none was trained. */
  readonly gateReason: string | null;
  /** Answer to the question of approval; null where nobody was asked. A rejection or none in time holds an earlier jackpot. */
  readonly answer: Approval | null;
  /** Recommendation that may be held: the last before this draw. */
  readonly earlier: PinnedObject | null;
}

export class InputsNotPinned extends Error {
  override readonly name = 'InputsNotPinned';
  readonly kind = 'input';
  constructor(id: string, missing: readonly string[]) {
    super(`${id} does not say which ${missing.join(', ')} it was decided from: records of earlier versions do not`);
  }
}

/** The sources of a record, from its metadata alone. @throws InputsNotPinned */
export function recordedSources(metadata: RecommendationMetadata): PinnedSources {
  const input = (role: InputRole) => inputOf(metadata.inputs, role);
  const [config, company] = [input('config'), input('company')];
  const [cash, validation] = [input('cash'), input('validation')];
  if (!config || !company || !cash || !validation) {
    const missing = Object.entries({ config, company, cash, validation }).filter(([, object]) => !object);
    throw new InputsNotPinned(
      metadata.recommendationId,
      missing.map(([name]) => name),
    );
  }
  return {
    country: metadata.country,
    drawDate: metadata.drawDate,
    config,
    company,
    sales: input('sales'),
    openDraws: input('openDraws'),
    cashKey: cash.key,
    simulatedCash: metadata.cash.simulated,
    validationKey: validation.key,
    model: metadata.model,
    gateReason: metadata.challenger?.reasons[0] ?? null,
    answer: metadata.approval,
    earlier: input('earlier'),
  };
}

/** Objects that were read for a decision, each with the role that its sources give it. */
export function withRoles(read: readonly PinnedObject[], sources: PinnedSources): PinnedInput[] {
  const keys: readonly (readonly [InputRole, string | undefined])[] = [
    ['config', sources.config.key],
    ['company', sources.company.key],
    ['sales', sources.sales?.key],
    ['openDraws', sources.openDraws?.key],
    ['cash', sources.cashKey],
    ['validation', sources.validationKey],
    ['model', sources.model?.key],
    ['earlier', sources.earlier?.key],
  ];
  return read.map((object) => {
    const role = keys.find(([, key]) => key === object.key)?.[0];
    return role === undefined ? object : { ...object, role };
  });
}
