/**
 * One row of a transition table: the states in which a command may be given and the state that it leads to.
 * Without `to` the state stays: the command adds to the entity (a note, a request) and does not move it.
 */
export interface Transition<State extends string> {
  readonly from: readonly State[];
  readonly to?: State;
}

/** The life of an entity as data: everything that asks "may this happen now?" reads this table. */
export interface Lifecycle<State extends string, Command extends string> {
  readonly initial: State;
  readonly states: readonly State[];
  readonly transitions: Readonly<Record<Command, Transition<State>>>;
}

export const defineLifecycle = <const State extends string, const Command extends string>(
  lifecycle: Lifecycle<State, Command>,
): Lifecycle<State, Command> => lifecycle;

/** The state after `command`, or undefined when the command is out of turn. */
export const nextState = <State extends string, Command extends string>(
  lifecycle: Lifecycle<State, Command>,
  state: State,
  command: Command,
): State | undefined => {
  const transition = lifecycle.transitions[command];
  return transition.from.includes(state) ? (transition.to ?? state) : undefined;
};

/** The table as a mermaid state diagram, for the docs; commands that move nothing are left out. */
export const toMermaid = <State extends string, Command extends string>(
  lifecycle: Lifecycle<State, Command>,
): string => {
  const edges = (Object.entries(lifecycle.transitions) as [Command, Transition<State>][]).flatMap(
    ([command, { from, to }]) => (to === undefined ? [] : from.map((state) => `    ${state} --> ${to}: ${command}`)),
  );
  return ['stateDiagram-v2', `    [*] --> ${lifecycle.initial}`, ...edges, ''].join('\n');
};
