import { describe, expect, it } from 'vitest';
import { plusSeconds } from '../kernel/time.ts';
import type { Complaint } from './complaint.ts';
import { type ComplaintCommand, type ComplaintState, complaintCommands, complaintStates } from './lifecycle.ts';
import { acceptedAt, inState, staff, steps } from './sample-case.ts';
import { advance } from './transition.ts';

const at = (seconds: number) => plusSeconds(acceptedAt, seconds);

type Row = Partial<Record<ComplaintCommand, ComplaintState>>;

/** What may be said and done beside the work while it is owed, and what stays possible for ever. */
const beside = (state: ComplaintState): Row =>
  Object.fromEntries(
    (['note', 'supervise', 'answer-supervision', 'make-key', 'absorb'] as const).map((command) => [command, state]),
  );
const always = (state: ComplaintState): Row =>
  Object.fromEntries(
    (['note', 'assign-leader', 'set-plan', 'finish-step'] as const).map((command) => [command, state]),
  );

/** The table once more, written down by hand: what the city's procedure says, not what the code says. */
const allowed: Readonly<Record<ComplaintState, Row>> = {
  submitted: {
    ...beside('submitted'),
    ...always('submitted'),
    dispatch: 'dispatched',
    withdraw: 'withdrawn',
    decline: 'declined',
    transfer: 'transferred',
    merge: 'merged',
    'confirm-gone': 'closed',
    'report-gone': 'submitted',
  },
  dispatched: {
    ...beside('dispatched'),
    ...always('dispatched'),
    respond: 'responded',
    return: 'returned',
    withdraw: 'withdrawn',
    decline: 'declined',
    transfer: 'transferred',
    merge: 'merged',
    'confirm-gone': 'closed',
    'report-gone': 'dispatched',
    split: 'dispatched',
  },
  returned: {
    ...beside('returned'),
    ...always('returned'),
    dispatch: 'dispatched',
    withdraw: 'withdrawn',
    decline: 'declined',
    transfer: 'transferred',
    merge: 'merged',
    'confirm-gone': 'closed',
    'report-gone': 'returned',
  },
  responded: {
    ...beside('responded'),
    ...always('responded'),
    resolve: 'resolved',
    return: 'returned',
    withdraw: 'withdrawn',
    transfer: 'transferred',
    suspend: 'suspended',
    merge: 'merged',
    'confirm-gone': 'closed',
    'report-gone': 'responded',
    inform: 'responded',
    'request-extension': 'responded',
    extend: 'responded',
    'request-suspension': 'responded',
    'refuse-request': 'responded',
    split: 'responded',
  },
  suspended: {
    ...beside('suspended'),
    ...always('suspended'),
    withdraw: 'withdrawn',
    resume: 'responded',
    merge: 'merged',
    inform: 'suspended',
    'report-gone': 'suspended',
  },
  resolved: {
    ...beside('resolved'),
    ...always('resolved'),
    approve: 'closed',
    rework: 'responded',
    inform: 'resolved',
  },
  closed: { ...always('closed'), rate: 'rated', reopen: 'submitted', 'strike-off': 'closed' },
  rated: { ...always('rated'), reopen: 'submitted', 'strike-off': 'rated' },
  withdrawn: { ...always('withdrawn'), 'strike-off': 'withdrawn' },
  declined: { ...always('declined'), reopen: 'submitted', 'strike-off': 'declined' },
  transferred: { ...always('transferred'), reopen: 'submitted', 'strike-off': 'transferred' },
  merged: { ...always('merged'), 'close-merged': 'closed' },
};

const asked = (kind: 'extension' | 'suspension') =>
  ({ kind, until: at(48 * 3600), words: '等材料', staffId: 'zhou', name: '周', at: at(3) }) as const;
const supervised = (answeredAt?: string) => [
  {
    supervisionId: 1,
    words: '请说明',
    staffId: 'superv',
    name: '督办',
    at: at(3),
    answerBy: at(7200),
    ...(answeredAt === undefined ? {} : { answeredAt }),
  },
];
const key = { reason: 'named', since: at(3), leader: { staffId: 'zang', name: '臧' } } as const;
const planOf = (finishedAt?: string) => ({
  summary: '两步',
  setAt: at(3),
  steps: [{ title: '清理', dueOn: '2026-11-24', ...(finishedAt === undefined ? {} : { finishedAt }) }],
});

/** What a command wants of the case beyond its state. */
const wanted: Partial<Record<ComplaintCommand, Partial<Complaint>>> = {
  extend: { request: asked('extension') },
  suspend: { request: asked('suspension') },
  'refuse-request': { request: asked('extension') },
  'answer-supervision': { supervisions: supervised() },
  'confirm-gone': { goneReportedAt: at(3) },
  'assign-leader': { key: { reason: 'red', since: at(3) } },
  'set-plan': { key },
  'finish-step': { key: { ...key, plan: planOf() } },
  'strike-off': { key: { ...key, plan: planOf(at(4)) } },
};

const equipped = (state: ComplaintState, command: ComplaintCommand): Complaint => ({
  ...inState(state),
  ...wanted[command],
});

const cells = complaintStates.flatMap((state) => complaintCommands.map((command) => [state, command] as const));

describe('every state and every command, all that it wants being there', () => {
  it.each(cells)('%s × %s', (state, command) => {
    const before = equipped(state, command);
    expect(before.state).toBe(state);
    const result = advance(before, steps[command], staff('wang'), at(10));
    const to = allowed[state][command];
    if (to === undefined) {
      expect(result).toMatchObject({ ok: false, failure: { kind: 'out-of-turn' } });
      return;
    }
    if (!result.ok) throw new Error(JSON.stringify(result.failure));
    const { complaint, events } = result.value;
    expect(complaint.state).toBe(to);
    expect(complaint.version).toBe(before.version + events.length);
    expect(events.at(-1)).toMatchObject({ state: to, seq: complaint.version, opening: complaint.opening });
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => before.version + index + 1));
  });
});

const parts = ['HZ20261123-7777777777'];
const parentId = 'HZ20261123-6666666666';
const absorbed = ['HZ20261123-8888888888'];
const unanswered = { supervisions: supervised() };
const week = 7 * 86_400;

/** What makes a command impossible although its state is right: what is missing, or in the way. */
const spoilt: Partial<Record<ComplaintCommand, readonly (readonly [string, Partial<Complaint>, number?])[]>> = {
  rate: [['after seven days', {}, week + 60]],
  reopen: [
    ['after seven days', { closedAt: at(5) }, week + 60],
    ['of a part', { parentId }],
  ],
  resolve: [['a supervision unanswered', unanswered]],
  approve: [['a supervision unanswered', unanswered]],
  withdraw: [['others lie in it', { absorbed }]],
  decline: [
    ['in joint work', { parts }],
    ['of a part', { parentId }],
    ['a supervision unanswered', unanswered],
  ],
  transfer: [
    ['in joint work', { parts }],
    ['of a part', { parentId }],
    ['a supervision unanswered', unanswered],
  ],
  merge: [
    ['in joint work', { parts }],
    ['of a part', { parentId }],
    ['others lie in it', { absorbed }],
    ['a supervision unanswered', unanswered],
    ['into itself', { complaintId: 'HZ20261123-9999999999' }],
  ],
  absorb: [
    ['of a part', { parentId }],
    [
      'too many',
      { absorbed: Array.from({ length: 50 }, (_, n) => `HZ20261123-88888888${String(n).padStart(2, '0')}`) },
    ],
  ],
  'confirm-gone': [
    ['nobody reported it', { goneReportedAt: undefined }],
    ['in joint work', { parts }],
    ['a supervision unanswered', unanswered],
  ],
  split: [
    ['in joint work', { parts }],
    ['of a part', { parentId }],
  ],
  'request-extension': [
    ['one waits', { request: asked('extension') }],
    ['the other waits', { request: asked('suspension') }],
    ['late', {}, 24 * 3600 + 1],
    ['quota used', { extensions: 2 }],
  ],
  extend: [
    ['nothing asked', { request: undefined }],
    ['something else asked', { request: asked('suspension') }],
    ['late', {}, 24 * 3600 + 1],
  ],
  'request-suspension': [
    ['one waits', { request: asked('suspension') }],
    ['the other waits', { request: asked('extension') }],
    ['late', {}, 24 * 3600 + 1],
    ['quota used', { suspensions: 1 }],
  ],
  suspend: [
    ['nothing asked', { request: undefined }],
    ['something else asked', { request: asked('extension') }],
    ['late', {}, 24 * 3600 + 1],
    ['its time has passed', { request: { ...asked('suspension'), until: at(10) } }],
  ],
  'refuse-request': [['nothing asked', { request: undefined }]],
  supervise: [
    [
      'too many',
      { supervisions: Array.from({ length: 20 }, () => supervised(at(4))[0]).filter((one) => one !== undefined) },
    ],
  ],
  'answer-supervision': [
    ['none there', { supervisions: [] }],
    ['answered', { supervisions: supervised(at(4)) }],
    ['another asked for', { supervisions: supervised().map((one) => ({ ...one, supervisionId: 2 })) }],
  ],
  'make-key': [
    ['it is one', { key }],
    ['of a part', { parentId }],
  ],
  'assign-leader': [
    ['no key case', { key: undefined }],
    ['struck off', { key: { ...key, struckOffAt: at(4) } }],
  ],
  'set-plan': [
    ['no key case', { key: undefined }],
    ['struck off', { key: { ...key, struckOffAt: at(4) } }],
  ],
  'finish-step': [
    ['no key case', { key: undefined }],
    ['no plan', { key }],
    ['no such step', { key: { ...key, plan: { ...planOf(), steps: [] } } }],
    ['finished', { key: { ...key, plan: planOf(at(4)) } }],
  ],
  'strike-off': [
    ['no key case', { key: undefined }],
    ['no plan', { key }],
    ['steps to do', { key: { ...key, plan: planOf() } }],
    ['struck off', { key: { ...key, plan: planOf(at(4)), struckOffAt: at(5) } }],
  ],
};

const spoiltCells = Object.entries(spoilt).flatMap(([command, ways]) =>
  complaintStates
    .filter((state) => allowed[state][command as ComplaintCommand] !== undefined)
    .flatMap((state) =>
      ways.map(([what, more, seconds = 10]) => [state, command as ComplaintCommand, what, more, seconds] as const),
    ),
);

describe('every command in its states, something being in the way', () => {
  it.each(spoiltCells)('%s × %s: %s', (state, command, _, more, seconds) => {
    const before = { ...equipped(state, command), ...more } as Complaint;
    const result = advance(before, steps[command], staff('wang'), at(seconds));
    expect(result).toMatchObject({ ok: false, failure: { kind: 'out-of-turn', title: expect.stringMatching(/.{6}/) } });
  });
});

describe('how far time may be asked for', () => {
  const responded = inState('responded');
  const day = 86_400;
  const ask = (command: 'request-extension' | 'request-suspension', seconds: number) =>
    advance(responded, { command, until: at(seconds), words: '等材料' }, staff('zhou'), at(10)).ok;

  it('an extension reaches past the deadline, three days at most', () => {
    expect([day, day + 0.001, 4 * day, 4 * day + 1].map((until) => ask('request-extension', until))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('a suspension reaches into the future, ninety days at most', () => {
    expect([10, 11, 90 * day + 10, 90 * day + 11].map((until) => ask('request-suspension', until))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
