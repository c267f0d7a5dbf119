import type { ModelData } from 'highs';

/** A model under construction: columns in order, each with its entries by row. Minimised. */
export class SparseModel {
  readonly #cost: number[] = [];
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #integer: number[] = [];
  readonly #starts: number[] = [0];
  readonly #rows: number[] = [];
  readonly #values: number[] = [];
  readonly #rowLower: number[] = [];
  readonly #rowUpper: number[] = [];

  /** @returns the row's index */
  addRow(lower: number, upper: number): number {
    this.#rowLower.push(lower);
    this.#rowUpper.push(upper);
    return this.#rowLower.length - 1;
  }

  /** @returns the column's index */
  addColumn(
    column: { readonly cost?: number; readonly lower?: number; readonly upper?: number; readonly integer?: boolean },
    entries: readonly (readonly [row: number, value: number])[],
  ): number {
    this.#cost.push(column.cost ?? 0);
    this.#lower.push(column.lower ?? 0);
    this.#upper.push(column.upper ?? Infinity);
    this.#integer.push(column.integer ? 1 : 0);
    for (const [row, value] of entries) {
      this.#rows.push(row);
      this.#values.push(value);
    }
    this.#starts.push(this.#rows.length);
    return this.#cost.length - 1;
  }

  data(): ModelData {
    const [numCols, numRows] = [this.#cost.length, this.#rowLower.length];
    return {
      numCols,
      numRows,
      colCost: this.#cost,
      colLower: this.#lower,
      colUpper: this.#upper,
      rowLower: this.#rowLower,
      rowUpper: this.#rowUpper,
      matrix: {
        format: 'csc',
        numCols,
        numRows,
        starts: Int32Array.from(this.#starts),
        indices: Int32Array.from(this.#rows),
        values: Float64Array.from(this.#values),
      },
      ...(this.#integer.includes(1) ? { integrality: Int32Array.from(this.#integer) } : {}),
    };
  }
}
