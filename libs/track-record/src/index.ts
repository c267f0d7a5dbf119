export { type Adherence, adherence, type FollowingWorth } from './adherence.ts';
export { type Calibration, calibration, shareRange90 } from './calibration.ts';
export {
  type AnnouncedJackpot,
  announcedJackpot,
  type DrawOutcome,
  drawOutcome,
  type PublishedDraw,
  publishedDraw,
  type Worth,
} from './draw-outcome.ts';
export type { Today } from './hindsight.ts';
export { publishedForecast, type PublishedRow } from './published-forecast.ts';
