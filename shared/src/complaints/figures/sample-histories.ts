import { type Instant, millisecondsBetween, plusMilliseconds, plusSeconds, secondsIn } from '../../kernel/time.ts';
import { declineReasonCodes } from '../casework.ts';
import type { Change } from '../change.ts';
import type { Complaint, UnitRef } from '../complaint.ts';
import { nextCheckAt } from '../deadlines.ts';
import type { Actor, ComplaintEvent } from '../event.ts';
import { type ComplaintCommand, complaintCommands } from '../lifecycle.ts';
import { caseSources } from '../source.ts';
import type { Step } from '../step.ts';
import { accept, advance, passTime, referToDesk } from '../transition.ts';
import { outOfTurn } from '../turn.ts';

// For tests: whole histories of cases as the product itself writes them, every command among them, early, late and at
// the millisecond. The same seed gives the same histories.

export interface History {
  readonly complaint: Complaint;
  readonly filed: Complaint;
  readonly events: readonly ComplaintEvent[];
  /** By now everything has been noticed that time alone has done. */
  readonly now: Instant;
}

export type Random = () => number;

/** Mulberry32: small, fast, and the same everywhere. */
export const randomOf = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

const towns = ['330502001', '330502002', '330503100', '330523001', undefined] as const;
const categories = ['E0102', 'E0504', 'C0101'] as const;
const units: readonly UnitRef[] = ['team-330502001', 'team-330502002', 'team-330502-municipal'].map((unitId) => ({
  unitId,
  kind: 'team',
  name: unitId,
}));
const desk: UnitRef = { unitId: 'desk-330502', kind: 'desk', name: 'desk' };

const staff: Actor = { kind: 'staff', staffId: 'li', name: 'li' };
const system: Actor = { kind: 'system' };
const reporter: Actor = { kind: 'reporter' };

const photoIds = ['BBBBBBBBBBBBBBBBBBBBBB'];
const words = '已处理';

/** A command with what it may be given now. */
const stepOf = (random: Random, command: ComplaintCommand, { legs, supervisions }: Complaint, now: Instant): Step => {
  const other = 'HZ20261123-9999999999';
  const later = Math.floor(random() * 40 * secondsIn.hour) + 1;
  switch (command) {
    case 'dispatch':
      return { command, unit: pick(random, units), repeats: random() < 0.1 ? [other] : undefined };
    case 'resolve':
    case 'strike-off':
      return { command, words, photoIds };
    case 'rate':
      return { command, score: 1 + Math.floor(random() * 5), words };
    case 'decline':
      return { command, reasonCode: pick(random, declineReasonCodes), words };
    case 'transfer':
      return { command, body: '国网湖州供电公司', words };
    case 'request-extension':
      return { command, until: plusSeconds(legs.resolution.dueAt, later), words };
    case 'request-suspension':
      return { command, until: plusSeconds(now, later), words };
    case 'merge':
      return { command, into: other, words };
    case 'absorb':
      return { command, complaintId: `HZ20261123-${String(Math.floor(random() * 1e10)).padStart(10, '0')}` };
    case 'supervise':
      return { command, words, answerBy: plusSeconds(now, later) };
    case 'answer-supervision':
      return {
        command,
        supervisionId: supervisions.find(({ answeredAt }) => answeredAt === undefined)?.supervisionId ?? 1,
        words,
      };
    case 'assign-leader':
      return { command, leader: { staffId: 'zang', name: '臧克勤' } };
    case 'set-plan':
      return { command, plan: { summary: words, steps: [{ title: '清理', dueOn: '2026-11-24' }] } };
    case 'finish-step':
      return { command, step: 0, words };
    case 'split':
      return { command, parts: ['HZ20261123-7777777777'], words };
    default:
      return { command, words } as Step;
  }
};

/** How readily a command is given where it may be: what leads on more often than what ends it. */
const weightOf: Readonly<Partial<Record<ComplaintCommand, number>>> = {
  dispatch: 12,
  respond: 12,
  resolve: 10,
  approve: 10,
  rate: 6,
  'request-extension': 3,
  extend: 8,
  'request-suspension': 3,
  suspend: 8,
  'strike-off': 4,
  'finish-step': 3,
  'make-key': 0.5,
  note: 0.2,
  supervise: 0.2,
  absorb: 0.1,
  split: 0.1,
  merge: 0.4,
  decline: 0.5,
  transfer: 0.4,
  withdraw: 0.4,
};

const choose = (random: Random, commands: readonly ComplaintCommand[]): ComplaintCommand | undefined => {
  const weights = commands.map((command) => weightOf[command] ?? 1);
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  return commands.find((_, index) => {
    left -= weights[index] ?? 0;
    return left < 0;
  });
};

const actorOf = (random: Random, command: ComplaintCommand): Actor => {
  if (['withdraw', 'rate', 'reopen'].includes(command)) return reporter;
  if (command === 'dispatch') return random() < 0.6 ? system : staff;
  // Now and then a machine answers, which is no answer.
  return ['respond', 'inform', 'resume'].includes(command) && random() < 0.1 ? system : staff;
};

const waits = [0, 0, 200, 900, 5_000, 40_000, 400_000, 2_000_000, 20_000_000, 90_000_000] as const;
const offsets = [-2, -1, 0, 1, 2_500] as const;

/** Time goes on: a little, much, or to the next deadline and a millisecond before or after it. */
const nextMoment = (random: Random, complaint: Complaint, now: Instant): Instant => {
  const due = random() < 0.4 ? nextCheckAt(complaint) : undefined;
  if (due === undefined) return plusMilliseconds(now, Math.floor(pick(random, waits) * random()));
  const target = plusMilliseconds(due, pick(random, offsets) - 1);
  return millisecondsBetween(now, target) > 0 ? target : now;
};

/** One history. `number` makes its number its own; `firstDay` is the day in China on which the earliest are filed. */
export const sampleHistory = (random: Random, number: number, firstDay: Instant, days = 3): History => {
  const townCode = pick(random, towns);
  const submittedAt = plusMilliseconds(firstDay, Math.floor(random() * days * secondsIn.day * 1000));
  const complaintId = `HZ20261123-${String(number).padStart(10, '0')}`;
  const begun = accept({
    complaintId,
    policyVersion: pick(random, ['303024', '303024', 'drill']),
    categoryCode: pick(random, categories),
    address: '红旗路 12 号',
    districtCode: townCode?.slice(0, 6) ?? '330502',
    ...(townCode === undefined ? {} : { townCode }),
    words,
    photoIds: [],
    reporterId: 'reporter',
    anonymous: false,
    hasPhone: false,
    submittedAt,
    source: pick(random, caseSources),
    ...(random() < 0.05 ? { parentId: 'HZ20261123-7777777777' } : {}),
  });
  const events = [...begun.events];
  let { complaint } = begun;
  let now = submittedAt;
  const write = (change: Change | undefined): void => {
    if (change === undefined) return;
    complaint = change.complaint;
    events.push(...change.events);
  };
  for (let moves = Math.floor(random() * 26); moves > 0; moves -= 1) {
    now = nextMoment(random, complaint, now);
    const before = complaint;
    if (random() < 0.15) write(passTime(complaint, now));
    else if (random() < 0.08) {
      const referred = referToDesk(complaint, desk, now);
      if (referred.ok) write(referred.value);
    } else {
      const command = choose(
        random,
        complaintCommands.filter((each) => outOfTurn(before, each, now) === undefined),
      );
      if (command === undefined) continue;
      const taken = advance(complaint, stepOf(random, command, complaint, now), actorOf(random, command), now);
      if (taken.ok) write(taken.value);
    }
  }
  now = plusMilliseconds(now, Math.floor(pick(random, waits) * random()));
  write(passTime(complaint, now));
  return { complaint, filed: begun.complaint, events, now };
};

/** The history as it reads at a later moment when nobody has done anything more. */
export const toldUntil = (history: History, now: Instant): History => {
  const change = passTime(history.complaint, now);
  return change === undefined
    ? { ...history, now }
    : { ...history, complaint: change.complaint, events: [...history.events, ...change.events], now };
};
