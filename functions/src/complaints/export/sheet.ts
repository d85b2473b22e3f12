/** What a cell holds: a text, a number, or an instant (shown as the time in China). */
export type Cell = string | number | Date | undefined;

export interface Column {
  readonly title: string;
  /** In characters of a spreadsheet's standard type. */
  readonly width: number;
}

/** A table that is written row by row into a file of this machine. */
export interface Sheet {
  readonly add: (rows: readonly (readonly Cell[])[]) => Promise<void>;
  /** Writes what is left and closes the file. */
  readonly finish: () => Promise<void>;
  /** Closes the file as it is: nobody will read it. */
  readonly abandon: () => Promise<void>;
}

export type OpenSheet = (path: string, columns: readonly Column[]) => Promise<Sheet>;
