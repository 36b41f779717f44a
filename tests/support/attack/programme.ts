import loadHighs, { type Highs } from 'highs';

let loaded: Promise<Highs> | undefined;
/** The solver (HiGHS), loaded once. */
export const solver = (): Promise<Highs> => (loaded ??= loadHighs());

export type Row = { columns: number[]; factors: number[]; least: number; most: number };

/** A system of linear equations and bounds in whole numbers (and, marked so, in real ones). */
export class Programme {
  private readonly least: number[] = [];
  private readonly most: number[] = [];
  private readonly whole: boolean[] = [];
  private readonly rows: Row[] = [];

  variable(least: number, most: number, whole = true): number {
    this.whole.push(whole);
    this.most.push(most);
    return this.least.push(least) - 1;
  }

  row(terms: Iterable<readonly [variable: number, factor: number]>, least: number, most = least): void {
    const sum = new Map<number, number>();
    for (const [variable, factor] of terms) sum.set(variable, (sum.get(variable) ?? 0) + factor);
    this.rows.push({ columns: [...sum.keys()], factors: [...sum.values()], least, most });
  }

  /** Whether these values are a solution; the sentence says what is not. */
  check(values: readonly number[]): string | null {
    for (const [i, value] of values.entries()) if (value < this.least[i]! - 1e-6 || value > this.most[i]! + 1e-6) return `variable ${i} is ${value}, not ${this.least[i]} to ${this.most[i]}`;
    for (const [i, { columns, factors, least, most }] of this.rows.entries()) {
      const sum = columns.reduce((total, column, k) => total + values[column]! * factors[k]!, 0);
      if (sum < least - 1e-5 || sum > most + 1e-5) return `row ${i} is ${sum}, not ${least} to ${most}`;
    }
    return null;
  }

  /**
   * A solution in which `goal` is at least `least` and at most `most`, the smallest goal first as far as that is quick.
   * @returns null when there is none, undefined when the solver gave up
   */
  solve(highs: Highs, goal: readonly (readonly [variable: number, factor: number])[], least: number, most: number): number[] | null | undefined {
    const sum = new Map<number, number>();
    for (const [variable, factor] of goal) sum.set(variable, (sum.get(variable) ?? 0) + factor);
    const rows = [...this.rows, { columns: [...sum.keys()], factors: [...sum.values()], least, most }];
    const starts = [0];
    for (const row of rows) starts.push(starts.at(-1)! + row.columns.length);
    const cost = this.least.map((_, i) => sum.get(i) ?? 0);
    return highs.withModel(
      {
        numCols: this.least.length, numRows: rows.length, colCost: cost, colLower: this.least, colUpper: this.most,
        rowLower: rows.map((row) => row.least), rowUpper: rows.map((row) => row.most),
        matrix: { format: 'csr', numRows: rows.length, numCols: this.least.length, starts, indices: rows.flatMap((row) => row.columns), values: rows.flatMap((row) => row.factors) },
        integrality: this.whole.map((whole) => (whole ? 1 : 0)),
      },
      (model) => {
        model.options.set({ output_flag: false, time_limit: 10, mip_rel_gap: 0.5, mip_detect_symmetry: false, mip_heuristic_effort: 0, mip_heuristic_run_feasibility_jump: false });
        model.run();
        const status = model.getModelStatus();
        const { modelStatus } = highs.constants;
        if (status === modelStatus.infeasible) return null;
        return status === modelStatus.optimal ? [...model.getSolution().colValue] : undefined;
      },
    );
  }
}
