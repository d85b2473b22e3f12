import { describe, expect, it } from 'vitest';
import { plusSeconds } from '../kernel/time.ts';
import { type ComplaintCommand, type ComplaintState, complaintCommands, complaintStates } from './lifecycle.ts';
import { acceptedAt, inState, staff, steps } from './sample-case.ts';
import { advance } from './transition.ts';

const at = (seconds: number) => plusSeconds(acceptedAt, seconds);

/** The table once more, written down by hand: what the city's procedure says, not what the code says. */
const allowed: Readonly<Record<ComplaintState, Partial<Record<ComplaintCommand, ComplaintState>>>> = {
  submitted: { dispatch: 'dispatched', withdraw: 'withdrawn' },
  dispatched: { respond: 'responded', return: 'returned', withdraw: 'withdrawn' },
  returned: { dispatch: 'dispatched', withdraw: 'withdrawn' },
  responded: { resolve: 'resolved', return: 'returned', withdraw: 'withdrawn' },
  resolved: { approve: 'closed', rework: 'responded' },
  closed: { rate: 'rated', reopen: 'submitted' },
  rated: { reopen: 'submitted' },
  withdrawn: {},
};

const cells = complaintStates.flatMap((state) => complaintCommands.map((command) => [state, command] as const));

describe('every state and every command', () => {
  it.each(cells)('%s × %s', (state, command) => {
    const before = inState(state);
    expect(before.state).toBe(state);
    const result = advance(before, steps[command], staff('wang'), at(10));
    const to = allowed[state][command];
    if (to === undefined) {
      expect(result).toMatchObject({ ok: false, failure: { kind: 'out-of-turn' } });
      return;
    }
    if (!result.ok) throw new Error('refused');
    const { complaint, events } = result.value;
    expect(complaint.state).toBe(to);
    expect(complaint.version).toBe(before.version + events.length);
    expect(events.at(-1)).toMatchObject({ state: to, seq: complaint.version, opening: complaint.opening });
  });
});
