/** A step of a plan while it is written: the day is empty until it is chosen. */
export interface DraftStep {
  readonly title: string;
  readonly dueOn: string;
}

export const withStep = (steps: readonly DraftStep[], index: number, part: Partial<DraftStep>): DraftStep[] =>
  steps.map((step, at) => (at === index ? { ...step, ...part } : step));

export const withoutStep = (steps: readonly DraftStep[], index: number): DraftStep[] =>
  steps.filter((_, at) => at !== index);

/** One more, on the day of the last: steps mostly follow each other. */
export const withNewStep = (steps: readonly DraftStep[]): DraftStep[] => [
  ...steps,
  { title: '', dueOn: steps[steps.length - 1]?.dueOn ?? '' },
];

/** The step one place up (-1) or down (1); as they are at the ends. */
export const moved = (steps: readonly DraftStep[], index: number, by: -1 | 1): DraftStep[] => {
  const [step, other] = [steps[index], steps[index + by]];
  if (step === undefined || other === undefined) return [...steps];
  return steps.map((each, at) => (at === index ? other : at === index + by ? step : each));
};
