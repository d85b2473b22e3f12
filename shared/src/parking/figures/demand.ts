/** What people ask for: a search, one that found nothing, a booking refused because nothing was free, a wait. */
export const demandKinds = ['search', 'searchWithoutResult', 'holdRefused', 'wait'] as const;
export type DemandKind = (typeof demandKinds)[number];

/** How often one kind was asked for in one hour of the day, 0 to 23. */
export interface DemandCount {
  readonly kind: DemandKind;
  readonly hour: number;
  readonly count: number;
}
export type Demand = readonly DemandCount[];

export const noDemand: Demand = [];

/** Where demand is counted that lies in no tension area. */
export const elsewhere = 'elsewhere';

const countOf = (demand: Demand, kinds: readonly DemandKind[]): number =>
  demand.reduce((total, { kind, count }) => (kinds.includes(kind) ? total + count : total), 0);

export const sumOfDemand = (demand: Demand) => ({
  searches: countOf(demand, ['search', 'searchWithoutResult']),
  searchesWithoutResult: countOf(demand, ['searchWithoutResult']),
  refusals: countOf(demand, ['holdRefused']),
  waits: countOf(demand, ['wait']),
});

/** All that was asked for in an hour. Who is refused or waits has searched before: searches are the demand. */
export const demandOf = (demand: Demand, hour: number): number =>
  countOf(
    demand.filter((one) => one.hour === hour),
    ['search', 'searchWithoutResult'],
  );
