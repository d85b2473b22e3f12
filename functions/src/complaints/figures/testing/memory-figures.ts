import type { CaseFacts } from '@huzhou/shared/complaints/figures/case-facts';
import { type CounterChanges, mergeChanges } from '@huzhou/shared/complaints/figures/counters';
import type { History } from '@huzhou/shared/complaints/figures/sample-histories';
import type { CaseLog, FactsStore } from '../ports.ts';

/** Facts and counters in memory, which refuse as the table does. */
export const createMemoryFigures = () => {
  const facts = new Map<string, CaseFacts>();
  let pending: CounterChanges[] = [];
  const store: FactsStore = {
    findFacts: async (ids) =>
      new Map(
        ids.flatMap((id) => {
          const found = facts.get(id);
          return found === undefined ? [] : [[id, found]];
        }),
      ),
    apply: async (moves, changes) => {
      if (moves.some(({ before, after }) => facts.get(after.complaintId)?.applied !== before?.applied)) return 'lost';
      for (const { after } of moves) facts.set(after.complaintId, after);
      pending.push(changes);
      return 'done';
    },
  };
  return {
    store,
    facts,
    counters: (): CounterChanges => {
      pending = [mergeChanges(pending)];
      return pending[0] ?? new Map();
    },
  };
};

/** The logs of these histories, as the complaints table would give them. */
export const caseLogOf = (histories: readonly History[]): CaseLog => {
  const byId = new Map(histories.map((history) => [history.filed.complaintId, history]));
  return { read: async (complaintId) => byId.get(complaintId) };
};
