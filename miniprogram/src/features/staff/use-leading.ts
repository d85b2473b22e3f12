import type { LedgerRow } from '@huzhou/shared/complaints/desk';
import type { PlanStep } from '@huzhou/shared/complaints/key-case';
import { getComplaint } from '@huzhou/shared/complaints/routes';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/api.ts';
import { nextPlanStep } from './leading-order.ts';
import { type Ledger, useLedger } from './use-ledger.ts';

export interface Led {
  readonly row: LedgerRow;
  /** The step that is due next, once it is known. */
  readonly next?: PlanStep | undefined;
}

export interface Leading extends Omit<Ledger, 'rows'> {
  readonly rows: readonly Led[] | undefined;
}

interface KnownStep {
  readonly stamp: string;
  readonly next: PlanStep | undefined;
}

/** What of a row tells that its plan has moved on. */
const stampOf = ({ complaintId, steps }: LedgerRow): string => `${complaintId} ${steps?.done} ${steps?.of}`;

/** The cases that this person leads, each with its plan's next step: a row says how many are left, not which. */
export const useLeading = (personId: string): Leading => {
  const ledger = useLedger({ only: 'mine' }, personId);
  const [known, setKnown] = useState<ReadonlyMap<string, KnownStep>>(new Map());
  const asked = useRef(new Set<string>());
  const { rows, loadedAt = 0 } = ledger;
  // A plan that was written anew may have as many steps as before.
  const minute = Math.floor(loadedAt / 60_000);
  useEffect(() => {
    for (const row of rows ?? []) {
      const { complaintId, steps } = row;
      const stamp = stampOf(row);
      const question = `${stamp} ${minute}`;
      if (steps === undefined || steps.done >= steps.of || asked.current.has(question)) continue;
      asked.current.add(question);
      void call(getComplaint, { path: { complaintId } }).then((answer) => {
        if (!answer.ok) {
          // Asked for again with the next refresh.
          asked.current.delete(question);
          return;
        }
        const next = nextPlanStep(answer.value.key?.plan?.steps ?? []);
        setKnown((before) => new Map(before).set(complaintId, { stamp, next }));
      });
    }
  }, [rows, minute]);
  return {
    ...ledger,
    rows: rows?.map((row) => {
      const step = known.get(row.complaintId);
      return { row, next: step?.stamp === stampOf(row) ? step.next : undefined };
    }),
  };
};
