export { type Adherence, adherence } from './adherence.ts';
export { type Calibration, calibration } from './calibration.ts';
export {
  type AnnouncedJackpot,
  type DrawOutcome,
  drawOutcome,
  type PublishedDraw,
  type Worth,
} from './draw-outcome.ts';
export { publishedForecast, type PublishedRow } from './published-forecast.ts';
