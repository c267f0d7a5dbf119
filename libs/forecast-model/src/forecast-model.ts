import * as z from 'zod';
import { type ModelArtefact, modelArtefact } from './artefact.ts';
import { type StockArtefact, stockArtefact } from './players/stock-artefact.ts';
import { type StockRecipe, stockRecipe } from './players/stock-recipe.ts';
import { type Recipe, recipe } from './recipe.ts';

/** `model.json` of any country: tickets that answer the draw's own jackpot, or the players of a subscription lottery. */
export const forecastModel = z.union([modelArtefact, stockArtefact]);
export type ForecastModel = ModelArtefact | StockArtefact;

export const anyRecipe = z.union([recipe, stockRecipe]);
export type AnyRecipe = Recipe | StockRecipe;

/** Tells whether the model is of a subscription lottery's players. */
export function isStock(model: ForecastModel): model is StockArtefact {
  return isStockRecipe(model.recipe);
}

export function isStockRecipe(own: AnyRecipe): own is StockRecipe {
  return own.structure === 'stock-of-players';
}

/** Tells whether two recipes say the same, whatever the order of their keys. */
export function sameRecipe(a: AnyRecipe, b: AnyRecipe): boolean {
  return JSON.stringify(anyRecipe.parse(a)) === JSON.stringify(anyRecipe.parse(b));
}
