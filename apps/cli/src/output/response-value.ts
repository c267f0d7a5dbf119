import { type Decision, type DecisionInput, valueOfResponse } from '@jackpot/constrained-optimiser';
import { type ModelArtefact, responseDraws } from '@jackpot/forecast-model';
import { money, percent } from '@jackpot/report';

const PAIRS = 32;
const WEEKS_PER_YEAR = 52;
/** Shadow prices are of a point of the ratio. */
const POINT = 0.01;

/** One line for people: what it costs that the response to the jackpot is known from data alone. */
export function responseValueLine(decision: Decision, input: DecisionInput, model: ModelArtefact): string {
  const { config, drawDate } = input;
  const admissible = decision.candidates.filter(({ misses }) => misses.length === 0);
  if (admissible.length === 0)
    return 'No jackpot keeps every constraint, so there is nothing that the response would decide.';
  const candidates = admissible.map(({ jackpot }) => ({ jackpot, tickets: input.forecast({ drawDate, jackpot }) }));
  const responses = responseDraws(
    model,
    candidates.map(({ jackpot }) => jackpot),
    PAIRS,
  );
  const { value, jackpots } = valueOfResponse({ config, candidates, responses, price: priceOfRatio(decision) });
  const [low, high] = jackpots.map((jackpot) => money(jackpot, config.currency));
  return (
    `Not knowing the response exactly costs ${money(value, config.currency)} of this draw on average ` +
    `(${percent(value / Math.abs(decision.objectiveValue))}): known, it would put the jackpot between ${low} and ${high} in nine cases of ten.`
  );
}

/** The shadow price of the ratio's nearer bound, as money earned by a unit of prizes. */
function priceOfRatio({ constraints, plan }: Decision): { readonly cap: number; readonly floor: number } {
  const ratio = constraints.find(({ name }) => name === 'payoutRatio');
  const sales = plan.weeks.reduce((sum, { expectedSales }) => sum + expectedSales, 0) / plan.weeks.length;
  const price = (ratio?.shadowPrice ?? 0) / (POINT * WEEKS_PER_YEAR * sales);
  const { value = 0, min = -Infinity, max = Infinity } = ratio ?? {};
  return max - value <= value - min ? { cap: price, floor: 0 } : { cap: 0, floor: price };
}
