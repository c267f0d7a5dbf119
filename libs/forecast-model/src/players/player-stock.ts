import { type DrawCalendar, type IsoDate, drawsAhead, drawsBetween } from '@jackpot/config-schema';
import { exp } from '@jackpot/elementary-functions';
import { kindColumns } from '../draw-kind.ts';
import { ticketDistribution } from '../forecast-tickets.ts';
import { isOfPrior } from '../response-draws.ts';
import type { TicketDistribution } from '../ticket-distribution.ts';
import type { StockArtefact } from './stock-artefact.ts';
import {
  type StockState,
  flowFeatures,
  joiningFactor,
  kindDeviation,
  nextState,
  shareKept,
  stockLocation,
  ticketsPerPlayer,
  yearWave,
} from './stock-flows.ts';

interface AnnouncedJackpot {
  readonly drawDate: IsoDate;
  readonly jackpot: number;
  /** Spent on its announcement; as usual for the week where it is not known. */
  readonly marketingSpend?: number | null;
  /** Kind of the draw, if it is a special one. */
  readonly event?: string | null;
}

/** Players as a draw finds them, and what earlier jackpots bring to the draws after it. */
export interface PlayerStock {
  readonly players: number;
  /** Players who join for the draws after this one, in their order; one a draw of the lead. */
  readonly arriving: readonly number[];
}

/** The stock that a draw finds, given the jackpots of the `open` draws between the model's last row and it. */
export function stockBefore(artefact: StockArtefact, open: readonly AnnouncedJackpot[]): PlayerStock {
  let { players } = artefact.fit.state;
  const arriving = [...artefact.fit.arriving];
  for (const draw of open) {
    arriving.push(expectedJoiners(artefact, draw));
    players = playersKept(artefact, draw.drawDate) * players + (arriving.shift() ?? 0);
  }
  return { players, arriving };
}

/** E[players who join] on the jackpot of a draw. */
export function expectedJoiners({ fit }: StockArtefact, draw: AnnouncedJackpot): number {
  const features = flowFeatures({ ...draw, marketingSpend: draw.marketingSpend ?? null }, fit.scaling);
  return fit.state.joiners * joiningFactor(fit.weights, features);
}

/** Share of players of the draw on `date` who play in the next one too. */
export function playersKept({ fit }: StockArtefact, date: IsoDate): number {
  return shareKept(fit.weights, { year: yearWave(date) });
}

/**
 * Tickets of a draw in which so many players are expected. Their spread grows with the draws from the model's last row: what is not
 * known of the weights, noise of joiners, drift of their level.
 */
export function stockTickets(
  artefact: StockArtefact,
  calendar: DrawCalendar,
  draw: AnnouncedJackpot,
  players: number,
): TicketDistribution {
  const { fit, calibration } = artefact;
  const kinds = kindColumns(draw, fit.scaling.kinds);
  const scale = Math.hypot(stockDeviation(artefact, calendar, draw.drawDate), kindDeviation(fit.draws, kinds));
  const expected = players * ticketsPerPlayer(fit.weights, kinds);
  return ticketDistribution(
    stockLocation({ players: expected, jackpot: draw.jackpot }, scale, fit.scaling),
    calibration,
  );
}

const spreads = new WeakMap<StockArtefact, readonly number[]>();

/** Standard deviation of log tickets by draws ahead, at the reference jackpot: it hardly depends on the jackpots. */
function stockDeviation(artefact: StockArtefact, calendar: DrawCalendar, drawDate: IsoDate): number {
  const ahead = drawsAhead(calendar, artefact.fit.cutoff, drawDate);
  let known = spreads.get(artefact) ?? [];
  if (known.length < ahead) {
    known = deviationsAlong(artefact, drawsBetween(calendar, artefact.fit.cutoff, drawDate).slice(1));
    spreads.set(artefact, known);
  }
  return known[ahead - 1] ?? known.at(-1) ?? 0;
}

function deviationsAlong(artefact: StockArtefact, dates: readonly IsoDate[]): number[] {
  const { fit, recipe } = artefact;
  const { weights, scaling } = fit;
  const lead = recipe.leadDraws;
  const features = dates.map((drawDate) =>
    flowFeatures({ drawDate, jackpot: exp(scaling.reference), marketingSpend: null }, scaling),
  );
  let state: StockState = fit.state;
  const paths = fit.draws.map((draw) => ({ ...draw, now: draw.players }));
  return features.map((draw, t) => {
    const mean = paths.reduce((sum, { now }) => sum + now, 0) / paths.length;
    const unknown = paths.reduce((sum, { now }) => sum + (now - mean) ** 2, 0) / paths.length;
    const deviation = Math.sqrt((state.covariance[0] + unknown) / state.players ** 2 + weights.noise.payments ** 2);
    const kept = shareKept(weights, draw);
    // Those on their way joined at jackpots that are known; later ones at the reference.
    const usual = features[t - lead];
    const factor = usual ? joiningFactor(weights, usual) : (fit.arriving[t] ?? 0) / state.joiners;
    state = nextState(state, { kept, factor }, weights.noise);
    for (const path of paths)
      path.now = shareKept({ ...weights, attrition: path.attrition }, draw) * path.now + factor * path.joiners;
    return deviation;
  });
}

/** Elasticity of joiners to the jackpot: the forecast's, and those that the model holds possible, rising. */
export function joiningElasticity({ fit }: StockArtefact): {
  readonly forecast: number;
  readonly possible: readonly number[];
} {
  const possible = fit.draws.map(({ elasticity }) => elasticity).sort((x, y) => x - y);
  return { forecast: fit.weights.elasticity, possible };
}

/** Joiners on a jackpot by each response that the model holds possible, equally likely. */
export function possibleJoiners({ fit }: StockArtefact, draw: AnnouncedJackpot): readonly number[] {
  const features = flowFeatures({ ...draw, marketingSpend: draw.marketingSpend ?? null }, fit.scaling);
  return fit.draws.map(({ elasticity, joiners }) => joiners * joiningFactor({ ...fit.weights, elasticity }, features));
}

/** Says if the elasticity of joiners rests on the recipe's prior, by the rule of `restsOnPrior`. */
export function joiningRestsOnPrior({ fit, recipe }: StockArtefact): boolean {
  return isOfPrior(
    fit.draws.map(({ elasticity }) => elasticity),
    recipe.priors.elasticity,
  );
}
