/** One measured figure against its goal. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** As a person reads it: "≤ 1 ms". */
  readonly goal: string;
  readonly met: boolean;
}

/** What the command line asks of a bench beyond its name. */
export interface BenchOptions {
  /** A clone with its history. */
  readonly repo?: string;
  readonly seeds?: number;
}
