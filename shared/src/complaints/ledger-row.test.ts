import { describe, expect, it } from 'vitest';
import { plusSeconds, secondsIn } from '../kernel/time.ts';
import type { Complaint } from './complaint.ts';
import { owedNext, planProgress } from './ledger-row.ts';
import type { ComplaintState } from './lifecycle.ts';
import { acceptedAt, desk, inState, staff, steps, team } from './sample-case.ts';
import { advance, referToDesk } from './transition.ts';

const step = (complaint: Complaint, command: keyof typeof steps, seconds: number): Complaint => {
  const taken = advance(complaint, steps[command], staff('wang'), plusSeconds(acceptedAt, seconds));
  if (!taken.ok) throw new Error(`${command}: ${taken.failure.title ?? taken.failure.kind}`);
  return taken.value.complaint;
};

const theTeam = { unitId: team.unitId, name: team.name };
const theDesk = { unitId: desk.unitId };
const day = plusSeconds(acceptedAt, secondsIn.day);

it.each<[ComplaintState, ReturnType<typeof owedNext>]>([
  ['submitted', { at: plusSeconds(acceptedAt, 30) }],
  ['dispatched', { unit: theTeam, at: plusSeconds(acceptedAt, 1 + 1800) }],
  ['returned', { unit: theDesk, at: day }],
  ['responded', { unit: theTeam, at: day }],
  ['suspended', { unit: theTeam, at: plusSeconds(acceptedAt, 864_000) }],
  ['resolved', { unit: theDesk, at: day }],
  ['closed', {}],
  ['declined', {}],
])('of a case that is %s', (state, owed) => {
  expect(owedNext(inState(state))).toEqual(owed);
});

it('is the desk’s, where the rules could not place a case', () => {
  const referred = referToDesk(inState('submitted'), desk, plusSeconds(acceptedAt, 2));
  if (!referred.ok) throw new Error('not referred');
  expect(owedNext(referred.value.complaint)).toEqual({
    unit: { unitId: desk.unitId, name: desk.name },
    at: plusSeconds(acceptedAt, 30),
  });
});

it('is an answer, while a supervision must be answered sooner', () => {
  const supervised = step(inState('responded'), 'supervise', 10);
  expect(owedNext(supervised)).toEqual({ unit: theTeam, at: plusSeconds(acceptedAt, 7200) });
  const { supervisionId = 0 } = supervised.supervisions[0] ?? {};
  const answered = advance(
    supervised,
    { command: 'answer-supervision', supervisionId, words: '已换车' },
    staff('li'),
    plusSeconds(acceptedAt, 20),
  );
  if (!answered.ok) throw new Error('not answered');
  expect(owedNext(answered.value.complaint)).toEqual({ unit: theTeam, at: day });
});

describe('of a key case', () => {
  const keyed = step(inState('responded'), 'make-key', 10);
  const led = step(keyed, 'assign-leader', 11);
  const close = (complaint: Complaint) => step(step(complaint, 'resolve', 20), 'approve', 21);

  it('the unit owes the work, as of any other', () => {
    expect(owedNext(led)).toEqual({ unit: theTeam, at: day });
  });

  it('nobody owes what is left, while it has no leader', () => {
    expect(owedNext(close(keyed))).toEqual({});
  });

  it('its leader owes the plan’s next step, by the end of its day in China', () => {
    expect(owedNext(close(led))).toEqual({ leader: { staffId: 'zang', name: '臧克勤' } });
    const planned: Complaint = {
      ...led,
      key: {
        ...led.key,
        reason: 'named',
        since: acceptedAt,
        plan: {
          summary: '分两步',
          setAt: acceptedAt,
          steps: [
            { title: '清理', dueOn: '2026-11-24', finishedAt: acceptedAt },
            { title: '加装摄像头', dueOn: '2026-11-26' },
          ],
        },
      },
    };
    expect(planProgress(planned)).toEqual({ done: 1, of: 2 });
    expect(owedNext(close(planned))).toEqual({
      leader: { staffId: 'zang', name: '臧克勤' },
      at: '2026-11-26T16:00:00.000Z',
    });
  });
});

it('has no progress without a plan', () => {
  expect(planProgress(inState('responded'))).toBeUndefined();
});
