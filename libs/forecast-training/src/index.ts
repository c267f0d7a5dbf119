export * from './backend.ts';
export * from './backtest.ts';
export * from './errors.ts';
export type { OnProgress } from './fit-windows.ts';
export { scoredHorizons } from './horizon-forecasts.ts';
export { seasonalNaiveQuantiles } from './seasonal-naive.ts';
export * from './train-country.ts';
export * from './training-output.ts';
export { type TrainingWindow, trainingWindow } from './training-window.ts';
