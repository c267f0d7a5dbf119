import type { CountryConfig } from '@jackpot/config-schema';

/** A setting that configs may hold and this version does not decide by. */
export interface UnsupportedSetting {
  readonly key: string;
  readonly found: string;
  readonly expected: string;
}

/** A decision was asked for under settings that it would have to ignore. */
export class UnsupportedSettingsError extends Error {
  override readonly name = 'UnsupportedSettingsError';
  readonly settings: readonly UnsupportedSetting[];

  constructor(settings: readonly UnsupportedSetting[]) {
    super(settings.map(({ key, found, expected }) => `${key} is ${found}, expected ${expected}`).join('; '));
    this.settings = settings;
  }
}

/** The settings of a config that this version refuses, so that none is silently ignored. */
export function unsupportedSettings({ constraints: { payoutRatio } }: CountryConfig): UnsupportedSetting[] {
  const settings: UnsupportedSetting[] = [];
  if (payoutRatio.basis !== 'expected') {
    settings.push({ key: 'constraints.payoutRatio.basis', found: payoutRatio.basis, expected: 'expected' });
  }
  if (payoutRatio.confidence !== undefined) {
    const found = String(payoutRatio.confidence);
    settings.push({ key: 'constraints.payoutRatio.confidence', found, expected: 'no value' });
  }
  return settings;
}
