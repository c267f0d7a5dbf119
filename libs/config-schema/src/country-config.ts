import * as z from 'zod';
import {
  approvalHasDeadline,
  calendarYearHasPlan,
  cappedJackpotShared,
  confidenceHasPlan,
  drawnOneWay,
  floorUpToCap,
  jackpotMinUpToMax,
  payoutRatioBounded,
  pinnedFitsGame,
  rolloverPlannedAlone,
  rolloverWithinGrid,
  plausibleAmount,
  sharesWithinSales,
  stepDividesRange,
  wholeYears,
} from './country-rules.ts';
import { currency } from './currency.ts';
import { demandConfig } from './demand-config.ts';
import { drawsConfig } from './draws-config.ts';
import { field } from './field.ts';
import { accruingRollover } from './rollover-config.ts';
import { weekdays } from './iso-date.ts';
import { timeZone } from './time-zone.ts';

export const objectives = ['netRevenue', 'operatorSurplus'] as const;
/** Prizes of past weeks that the payout ratio counts: those expected, or those paid. */
export const payoutBases = ['expected', 'realised'] as const;

const share = z.number().min(0).max(1);
const money = z.number().gt(0).check(plausibleAmount);
const oneIn = z.number().gt(1);
const ticketsPerWinningUnit = field(
  z.number().min(1).default(1),
  'Mean number of tickets that win together, as those of one postcode do',
  12,
);

const jackpotPrize = z.discriminatedUnion('win', [
  z.strictObject({
    win: field(z.literal('odds'), 'Each ticket, or winning unit, wins with its own luck', 'odds'),
    oneIn: field(oneIn, 'N, where a ticket wins with probability 1/N', 45_000_000),
    paid: field(z.enum(['shared', 'each']), 'Whether winners share one jackpot or each get one', 'shared'),
    atMostEach: field(
      money.optional(),
      'Most that one winner gets of a shared jackpot; what is left is not paid',
      10_000_000,
    ),
    ticketsPerWinningUnit,
  }),
  z.strictObject({ win: field(z.literal('certain'), 'The jackpot is won in every draw', 'certain') }),
  z.strictObject({
    win: field(z.literal('probability'), 'The jackpot is won with a fixed probability', 'probability'),
    value: field(z.number().gt(0).max(1), 'Probability that the jackpot is won, whatever the sales', 0.8),
  }),
]);

const secondaryTier = z.strictObject({
  name: field(z.string().min(1), 'Name of the tier', 'street'),
  oneIn: field(oneIn, 'N, where a ticket wins this prize with probability 1/N', 8500),
  prize: field(money, 'The prize of one winning ticket', 1000),
  ticketsPerWinningUnit,
});

const secondaryPrizes = z.union([
  z.strictObject({ shareOfSales: field(share, 'Cost of all other prizes, as a share of sales', 0.25) }),
  z.array(secondaryTier).min(1),
]);

const jackpot = z
  .strictObject({
    min: field(money, 'Smallest jackpot that may be announced', 5_000_000),
    max: field(money, 'Largest jackpot that may be announced', 50_000_000),
    step: field(money, 'Distance of two candidates; divides max - min', 250_000),
    maxChange: field(
      z.number().gt(0).max(10).optional(),
      'Largest change from the last announced jackpot, as a share of it',
      0.5,
    ),
    headline: field(
      z
        .array(
          z.strictObject({
            from: field(money, 'Smallest jackpot that the rule is for', 10_000_000),
            multipleOf: field(money, 'What such a jackpot must be a multiple of', 500_000),
          }),
        )
        .optional(),
      'Announced amounts are round: of the rules that begin at or below a jackpot, the last one holds',
      [{ from: 10_000_000, multipleOf: 500_000 }],
    ),
    rollover: field(
      z.union([z.boolean(), accruingRollover]).default(false),
      "Whether an unwon jackpot is the next one's lower bound; or how it is carried over, which is then planned",
      false,
    ),
  })
  .check(jackpotMinUpToMax, stepDividesRange, rolloverWithinGrid);

const payoutRatio = z
  .strictObject({
    weeks: field(z.literal(52), 'Length of the window that ends with a draw', 52),
    min: field(share.optional(), 'Floor of prizes over sales', 0.4),
    max: field(share.optional(), 'Cap of prizes over sales', 0.48),
    basis: field(
      z.enum(payoutBases).default('expected'),
      'Whether past weeks count the prizes expected or those paid',
      'expected',
    ),
    recoveryWeeks: field(
      z.int().min(0).default(26),
      'Weeks within which a realised ratio may be out of bounds by the least possible excess',
      26,
    ),
    confidence: field(
      z.number().gt(0).lt(1).optional(),
      'Probability with which the first wholly planned window keeps each bound',
      0.95,
    ),
    also: field(
      z.literal('calendarYear').optional(),
      'A window beside it with the same bounds: every calendar year whose last draw is planned',
      'calendarYear',
    ),
  })
  .check(payoutRatioBounded, floorUpToCap);

const cash = z.strictObject({
  share: field(z.number().gt(0).max(1), "This country's share of the company's cash above its safety net", 0.4),
  breachProbabilityPerYear: field(
    z.number().min(0).lt(1),
    'Probability that a year sees a loss above the share; 0 for the worst case',
    0.01,
  ),
  worstCaseQuantile: field(
    z.number().gt(0.5).lt(1).default(0.9999),
    'Quantile of the loss given a win that stands for the worst case, where the probability is 0',
    0.9999,
  ),
});

const gate = z.strictObject({
  draws: field(z.int().min(8).default(26), 'Last draws on which models are compared', 26),
  marginOverSeasonalNaive: field(
    z.number().lt(1).default(0.05),
    'Share by which a new model must beat the seasonal naive forecast',
    0.05,
  ),
  coverage90: field(
    z
      .strictObject({
        min: field(share, 'Least share of draws inside the 90 % interval', 0.75),
        max: field(share, 'Largest share of draws inside the 90 % interval', 1),
      })
      .check(floorUpToCap)
      .default({ min: 0.75, max: 1 }),
    'Band in which the coverage of the 90 % interval must lie',
    { min: 0.75, max: 1 },
  ),
});

const ticketPrice = field(money, 'Price of one ticket', 2.5);

const prizes = z.strictObject({
  jackpot: field(jackpotPrize, 'How the jackpot is won', { win: 'certain' }),
  secondary: field(secondaryPrizes, 'All other prizes: a share of sales, or a list of tiers', { shareOfSales: 0.25 }),
});

const shares = z
  .strictObject({
    retailer: field(share, "Retailers' share of sales", 0),
    duty: field(share, "Duty's share of sales", 0),
    goodCauses: field(share, "Good causes' share of sales", 0.33),
  })
  .check(sharesWithinSales);

const earlierRules = z.strictObject({
  until: field(z.iso.date(), 'Last day on which these rules held', '2025-04-05'),
  ticketPrice: ticketPrice.optional(),
  prizes: field(prizes.optional(), 'How prizes were won, where that was different', {
    jackpot: { win: 'certain' },
    secondary: { shareOfSales: 0.25 },
  }),
  shares: field(shares.optional(), 'What left sales before prizes, where that was different', {
    retailer: 0,
    duty: 0,
    goodCauses: 0.33,
  }),
});

/**
 * A country's name, which is also its file's: safe in paths, keys and names of jobs and models. SageMaker takes 63 characters for
 * `jackpot-COUNTRY`, the group of its models (botocore, sagemaker 2017-07-24, EntityName).
 */
export const countryName = z.string().regex(/^(?=.{1,55}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

/** One country's game and rules: `configs/COUNTRY.yaml`. Money is in `currency`. */
export const countryConfig = z
  .strictObject({
    country: field(
      countryName,
      "The file's name without .yaml: lower-case words joined by hyphens, 55 characters at most",
      'england',
    ),
    currency: field(currency, 'ISO 4217 code of the currency of every amount here and in the sales data', 'GBP'),
    timeZone: field(timeZone, 'IANA time zone in which a draw has its date', 'Europe/London'),
    draw: field(
      z.strictObject({ weekday: field(z.enum(weekdays), 'Day of the weekly draw', 'saturday') }).optional(),
      'When a weekly game is drawn: short for draws with one weekday',
      { weekday: 'saturday' },
    ),
    draws: field(drawsConfig.optional(), 'When any other game is drawn; instead of draw', {
      weekdays: ['wednesday', 'saturday'],
    }),
    ticketPrice,
    jackpot: field(jackpot, 'The jackpots that may be announced', { min: 5_000_000, max: 50_000_000, step: 250_000 }),
    prizes: field(prizes, 'How prizes are won', {
      jackpot: { win: 'certain' },
      secondary: { shareOfSales: 0.25 },
    }),
    shares: field(shares, 'What leaves sales before prizes, as shares of sales', {
      retailer: 0,
      duty: 0,
      goodCauses: 0.33,
    }),
    fixedCost: field(z.number().min(0).check(plausibleAmount), 'Cost of a draw whatever it sells', 500_000),
    constraints: field(
      z.strictObject({
        payoutRatio: field(payoutRatio, 'Bounds of prizes over sales in 52 weeks', { weeks: 52, max: 0.48 }),
        cash: field(cash, 'The cash safety net', { share: 0.4, breachProbabilityPerYear: 0.01 }),
      }),
      'What every recommendation must satisfy',
      { payoutRatio: { weeks: 52, max: 0.48 }, cash: { share: 0.4, breachProbabilityPerYear: 0.01 } },
    ),
    limits: field(
      z
        .strictObject({
          largestPrize: field(
            z
              .strictObject({
                atMost: field(money, 'A prize that is allowed whatever is sold', 25_000),
                orShareOfSales: field(share.optional(), "Or this share of the draw's sales, if that is more", 0.1),
                confidence: field(
                  z.number().gt(0).lt(1).optional(),
                  'Probability with which sales allow the prize; 0.99 if left out',
                  0.99,
                ),
              })
              .optional(),
            'The largest prize that the law lets one ticket win',
            { atMost: 25_000, orShareOfSales: 0.1 },
          ),
        })
        .optional(),
      'Limits that a law sets',
      { largestPrize: { atMost: 25_000, orShareOfSales: 0.1 } },
    ),
    objective: field(
      z.enum(objectives).default('netRevenue'),
      'What is maximised; operatorSurplus subtracts good causes',
      'netRevenue',
    ),
    plan: field(
      z
        .strictObject({
          horizonWeeks: field(
            z.int().min(1).check(wholeYears).default(52),
            'Weeks planned ahead: 1, or a multiple of 52',
            1,
          ),
          pinned: field(
            z.record(z.iso.date(), field(money, 'The jackpot of that draw', 30_000_000)).optional(),
            'Jackpots that a board has set, by draw date: the plan is made around them',
            { '2026-12-26': 30_000_000 },
          ),
        })
        .prefault({}),
      'How far the plan looks ahead',
      { horizonWeeks: 1 },
    ),
    exploration: field(
      z
        .strictObject({
          steps: field(
            z.int().min(1).max(20),
            'Steps of the grid by which each jackpot departs from the best one, up or down, where the constraints allow it',
            1,
          ),
        })
        .optional(),
      'Small departures from the best jackpot, to learn how sales respond to it; left out, there are none',
      { steps: 1 },
    ),
    gate: field(gate.prefault({}), 'What a new model must show before it is used', { draws: 26 }),
    forecast: field(
      z
        .strictObject({
          monotone: field(z.boolean().default(true), 'Whether a larger jackpot never sells less', true),
        })
        .prefault({}),
      'What the forecast may assume',
      { monotone: true },
    ),
    demand: field(
      demandConfig.optional(),
      'What earlier jackpots bring to later draws; left out, sales depend on a draw’s own jackpot alone',
      { kind: 'subscription', leadDraws: 4, attritionPerYear: 0.25 },
    ),
    notify: field(
      z
        .strictObject({
          emails: field(z.array(z.email()).default([]), 'Addresses that get the weekly e-mail', [
            'lottery@example.org',
          ]),
        })
        .prefault({}),
      'Who is told',
      { emails: [] },
    ),
    approval: field(
      z
        .strictObject({
          required: field(z.boolean().default(false), 'Whether a person must approve a recommendation', false),
          by: field(
            z.number().gt(0).optional(),
            'Hours before the jackpot must be public, by which approval must have come',
            24,
          ),
          distinct: field(
            z.boolean().optional(),
            'Whether two different people must approve; one rejection is enough',
            true,
          ),
        })
        .check(approvalHasDeadline)
        .prefault({}),
      'Whether a recommendation waits for approval',
      { required: false },
    ),
    data: field(
      z
        .strictObject({
          maxOpenDays: field(
            z.int().min(0).max(366).optional(),
            'Days after which a draw without a row stops the decision; 14 unless given',
            14,
          ),
        })
        .optional(),
      'How late the sales data may be',
      { maxOpenDays: 14 },
    ),
    announce: field(
      z
        .strictObject({
          daysBefore: field(
            z.int().min(0).max(366).optional(),
            'Days before the day of a draw by whose beginning its jackpot must be public; 0 unless given',
            30,
          ),
        })
        .optional(),
      'When a jackpot must be public',
      { daysBefore: 30 },
    ),
    earlier: field(
      z.array(earlierRules).optional(),
      'Rules that held before: past draws count by those under which they were drawn',
      [{ until: '2025-04-05', ticketPrice: 2 }],
    ),
  })
  .check(
    cappedJackpotShared,
    confidenceHasPlan,
    calendarYearHasPlan,
    drawnOneWay,
    pinnedFitsGame,
    rolloverPlannedAlone,
  );

export type CountryConfig = z.infer<typeof countryConfig>;
export type JackpotPrize = CountryConfig['prizes']['jackpot'];
export type SecondaryPrizes = CountryConfig['prizes']['secondary'];
