/** A sound config, one key a line, so that a test can change a line and know where it stands. */
export const england = `country: england
currency: GBP
timeZone: Europe/London
draw: { weekday: saturday }
ticketPrice: 2.5
jackpot:
  min: 5000000
  max: 50000000
  step: 250000
  maxChange: 0.5
prizes:
  jackpot: { win: odds, oneIn: 45000000, paid: shared }
  secondary: { shareOfSales: 0.25 }
shares: { retailer: 0, duty: 0, goodCauses: 0.33 }
fixedCost: 500000
constraints:
  payoutRatio: { weeks: 52, min: 0.40, max: 0.48 }
  cash: { share: 0.4, breachProbabilityPerYear: 0.01 }
plan: { horizonWeeks: 1 }
`;

/** England with one passage replaced. Fails where the passage is not there, so that no test passes by a slip. */
export function englandWith(passage: string, replacement: string): string {
  if (!england.includes(passage)) throw new Error(`england.yaml does not hold: ${passage}`);
  return england.replace(passage, () => replacement);
}

export const company = `currency: EUR
safetyNet: 5000000
exchangeRates: { GBP: 1.17, SEK: 0.09 }
`;
