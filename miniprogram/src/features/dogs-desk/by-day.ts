interface Given {
  readonly givenOn: string;
}

/** Treatments by the day on which they were given, the last day first, in the order in which they came. */
export const byDay = <Treatment extends Given>(
  treatments: readonly Treatment[],
): readonly { readonly day: string; readonly treatments: readonly Treatment[] }[] =>
  [...new Set(treatments.map(({ givenOn }) => givenOn))]
    .sort()
    .reverse()
    .map((day) => ({ day, treatments: treatments.filter(({ givenOn }) => givenOn === day) }));
