interface Row {
  readonly complaintId: string;
  readonly submittedAt: string;
}

/**
 * Rows known so far and rows just loaded, newest first. Pages are loaded at different moments: a new case pushes
 * others from one page to the next, so every row that was ever seen is kept, in its newest form.
 */
export const mergeRows = <R extends Row>(known: readonly R[], loaded: readonly R[]): readonly R[] => {
  const rows = new Map([...known, ...loaded].map((row) => [row.complaintId, row]));
  return [...rows.values()].sort((one, other) => (one.submittedAt < other.submittedAt ? 1 : -1));
};
