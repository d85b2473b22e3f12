import { describe, expect, it } from 'vitest';
import { epochMilliseconds, type Instant, instantOf, plusMilliseconds, plusSeconds } from '../kernel/time.ts';
import type { Complaint } from './complaint.ts';
import type { ComplaintEvent } from './event.ts';
import { type LedgerReason, ledgerColour, ledgerFrom, ledgerReasons } from './ledger.ts';
import { colours, type LegName, policies } from './policy.ts';
import { acceptedAt, inState, reporter, staff, steps } from './sample-case.ts';
import { begin, type Life, type Move, play } from './sample-life.ts';
import { advance, passTime } from './transition.ts';

// The ledger a second time, from the log alone and by other means: stopwatches that count how long each promise has run,
// and a slip of paper for everything that happened. It reads no mark that was set and no leg of the case.

interface Stopwatch {
  readonly leg: LegName;
  /** How long it had run when it was last let go, and when that was; undefined while it stands. */
  ran: number;
  since: number | undefined;
  /** All the time that the promise has. */
  allowance: number;
  readonly startedAt: number;
  readonly slips: Map<string, LedgerReason>;
}

const { marks, withinSeconds } = policies.drill;

/** Lets the stopwatch run up to `to` and writes a slip for each mark that it passes. */
const runTo = (watch: Stopwatch, to: number): void => {
  if (watch.since === undefined) return;
  const reached = watch.ran + (to - watch.since);
  for (const { leg, colour, used } of marks) {
    const threshold = Math.round((watch.allowance * used[0]) / used[1]);
    if (leg !== watch.leg || reached <= threshold || watch.slips.has(colour)) continue;
    watch.slips.set(colour, { colour, leg, since: instantOf(watch.since + threshold - watch.ran) });
  }
};

const halt = (watch: Stopwatch | undefined, at: number): void => {
  if (watch?.since === undefined) return;
  runTo(watch, at);
  watch.ran += at - watch.since;
  watch.since = undefined;
};

const started = (leg: LegName, at: number): Stopwatch => ({
  leg,
  ran: 0,
  since: at,
  allowance: withinSeconds[leg] * 1000,
  startedAt: at,
  slips: new Map(),
});

interface Paper {
  watches: Stopwatch[];
  happened: LedgerReason[];
  returns: number;
  /** When the work was reported, and when the suspension is to end. */
  reportedAt?: number | undefined;
  /** By when the check of what was reported in time is owed; undefined while none is. */
  checkBy?: number | undefined;
  suspendedUntil?: number | undefined;
  settled: boolean;
  keySince?: string | undefined;
}

const resumeAt = (paper: Paper, at: number): void => {
  const watch = paper.watches.findLast(({ leg }) => leg === 'resolution');
  if (watch !== undefined && watch.since === undefined) watch.since = at;
  paper.suspendedUntil = undefined;
};

/** Writes a slip when the check did not come by `at`: whatever the watch still had when it was stopped has run out. */
const awaitCheck = (paper: Paper, at: number): void => {
  if (paper.checkBy === undefined || at <= paper.checkBy) return;
  paper.happened.push({ colour: 'yellow', reason: 'unchecked', since: instantOf(paper.checkBy) });
  paper.checkBy = undefined;
};

const note = (paper: Paper, event: ComplaintEvent): void => {
  const at = epochMilliseconds(event.at);
  awaitCheck(paper, at);
  const of = (leg: LegName) => paper.watches.findLast((watch) => watch.leg === leg);
  const resolution = of('resolution');
  switch (event.type) {
    case 'submitted':
    case 'reopened':
      paper.watches = [started('dispatch', at), started('resolution', at)];
      paper.happened = event.type === 'reopened' ? [{ colour: 'yellow', reason: 'unsatisfied', since: event.at }] : [];
      paper.returns = 0;
      paper.settled = false;
      break;
    case 'dispatched':
      halt(of('dispatch'), at);
      paper.watches.push(started('response', at));
      break;
    case 'responded':
      halt(of('response'), at);
      break;
    case 'returned':
      halt(of('response'), at);
      paper.returns += 1;
      if (paper.returns === 1) paper.happened.push({ colour: 'yellow', reason: 'returned', since: event.at });
      if (paper.returns === 2) paper.happened.push({ colour: 'red', reason: 'returned', since: event.at });
      break;
    case 'resolved':
      halt(resolution, at);
      paper.reportedAt = at;
      if (resolution !== undefined && resolution.ran <= resolution.allowance)
        paper.checkBy = at + resolution.allowance - resolution.ran;
      break;
    case 'reworked':
      paper.checkBy = undefined;
      // The work was not done: the watch should never have been stopped.
      if (resolution !== undefined) resolution.since = paper.reportedAt;
      break;
    case 'extended':
      if (resolution !== undefined) {
        runTo(resolution, at);
        const running = resolution.since ?? at;
        const stood = running - resolution.startedAt - resolution.ran;
        resolution.allowance = epochMilliseconds(event.until ?? '') - resolution.startedAt - stood;
      }
      break;
    case 'suspended':
      halt(resolution, at);
      paper.suspendedUntil = epochMilliseconds(event.until ?? '');
      break;
    case 'resumed':
      resumeAt(paper, epochMilliseconds(event.until ?? ''));
      break;
    case 'repeated':
      paper.happened.push({ colour: 'red', reason: 'repeated', since: event.at });
      break;
    case 'keyed':
      paper.keySince = event.at;
      if (event.keyReason === 'named') paper.happened.push({ colour: 'red', reason: 'keyed', since: event.at });
      break;
    case 'struck-off':
      paper.keySince = undefined;
      break;
    case 'closed':
    case 'withdrawn':
    case 'declined':
    case 'transferred':
    case 'merged':
      for (const watch of paper.watches) halt(watch, at);
      paper.checkBy = undefined;
      paper.settled = true;
      paper.suspendedUntil = undefined;
      break;
    default:
  }
};

const paperOf = (events: readonly ComplaintEvent[]): Paper => {
  const paper: Paper = { watches: [], happened: [], returns: 0, settled: false };
  for (const event of events) note(paper, event);
  return paper;
};

/** Why the case is on the ledger at `at`, if nothing happens until then. Changes the paper: ask forwards in time. */
const reasonsOnPaper = (paper: Paper, at: Instant): LedgerReason[] => {
  const now = epochMilliseconds(at);
  const key: LedgerReason[] =
    paper.keySince === undefined ? [] : [{ colour: 'red', reason: 'keyed', since: paper.keySince }];
  if (paper.settled) return key;
  if (paper.suspendedUntil !== undefined && now >= paper.suspendedUntil) resumeAt(paper, paper.suspendedUntil);
  for (const watch of paper.watches) runTo(watch, now);
  awaitCheck(paper, now);
  const all = [...paper.watches.flatMap(({ slips }) => [...slips.values()]), ...paper.happened];
  return all.some(({ colour }) => colour === 'red') ? all : [...all, ...key];
};

const line = ({ colour, since, leg, reason }: LedgerReason): string =>
  `${colours.indexOf(colour)} ${since} ${leg ?? reason}`;
const lines = (reasons: readonly LedgerReason[]): string[] => reasons.map(line).sort();

const colourOnPaper = (reasons: readonly LedgerReason[]) =>
  colours.findLast((colour) => reasons.some((reason) => reason.colour === colour));

/** The same numbers in every run. */
const numbers = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  };
};

const moveOf = (next: (below: number) => number): Move => {
  const kind = next(10);
  if (kind < 6) return { kind: 'next', pick: next(5_040) };
  if (kind < 8) return { kind: 'wait', by: next(next(3) === 0 ? 60_000 : 3_000) };
  if (kind < 9) return { kind: 'to-deadline', off: ([-1, 0, 1, 2_500] as const)[next(4)] ?? 0 };
  return { kind: 'look' };
};

/** Every instant at which the colour could change from here on, and a millisecond before and after it. */
const instantsFrom = (complaint: Complaint, now: Instant, some: number): Instant[] => {
  const ofLegs = Object.values(complaint.legs)
    .filter((leg) => leg !== undefined)
    .flatMap(({ startedAt, dueAt, pausedAt, pausedMilliseconds = 0 }) => {
      const stands =
        pausedAt === undefined
          ? 0
          : epochMilliseconds(complaint.suspendedUntil ?? pausedAt) - epochMilliseconds(pausedAt);
      const stood = pausedMilliseconds + stands;
      const owed = epochMilliseconds(dueAt) - epochMilliseconds(startedAt) - pausedMilliseconds;
      return marks.map(
        ({ used: [parts, of] }) => epochMilliseconds(startedAt) + stood + Math.round((owed * parts) / of),
      );
    });
  const changes = [
    ...ofLegs,
    ...(complaint.suspendedUntil === undefined ? [] : [epochMilliseconds(complaint.suspendedUntil)]),
  ];
  const around = changes.flatMap((instant) => [instant - 1, instant, instant + 1]);
  const from = epochMilliseconds(now);
  return [...new Set([from, from + some, ...around.filter((instant) => instant > from)])]
    .sort((one, other) => one - other)
    .map(instantOf);
};

/** Compares both at every interesting instant from now on; gives what differs. */
const differences = ({ complaint, events, now }: Life, some: number): string[] => {
  const paper = paperOf(events);
  const from = ledgerFrom(complaint);
  return instantsFrom(complaint, now, some).flatMap((at) => {
    const ours = ledgerReasons(complaint, at);
    const theirs = reasonsOnPaper(paper, at);
    const same = lines(ours).join() === lines(theirs).join();
    const sameColour = ledgerColour(complaint, at) === colourOnPaper(theirs);
    const sameIndex = (from !== undefined && from <= at) === theirs.length > 0;
    return same && sameColour && sameIndex
      ? []
      : [`${at} from ${from}: ${lines(ours).join('; ')} ≠ ${lines(theirs).join('; ')}`];
  });
};

describe('the ledger against a second computation from the log alone', () => {
  it('agrees on 10,000 histories, at random instants and around every mark to the millisecond', () => {
    const seen = { histories: 0, instants: 0 };
    const met = new Set<string>();
    for (let seed = 1; seed <= 10_000; seed += 1) {
      const next = numbers(seed);
      const life = begin();
      for (let moves = 3 + next(11); moves > 0; moves -= 1) play(life, moveOf(next));
      const found = differences(life, next(90_000));
      if (found.length > 0) expect({ seed, found, events: life.events }).toEqual({ seed });
      seen.histories += 1;
      for (const { colour, leg, reason } of ledgerReasons(life.complaint, plusSeconds(life.now, 3600)))
        met.add(`${colour} ${leg ?? reason}`);
      met.add(life.complaint.state);
    }
    expect(seen.histories).toBe(10_000);
    // Agreement about nothing would be no proof: every reason and every state came up.
    expect([...met].sort()).toEqual(
      [
        ...['blue response', 'blue resolution', 'yellow dispatch', 'yellow response', 'yellow resolution'],
        ...['red resolution', 'yellow returned', 'red returned', 'yellow unsatisfied', 'red repeated', 'red keyed'],
        'yellow unchecked',
        ...['submitted', 'dispatched', 'returned', 'responded', 'suspended', 'resolved'],
        ...['closed', 'rated', 'withdrawn', 'declined', 'transferred', 'merged'],
      ].sort(),
    );
  }, 60_000);
});

const after = (complaint: Complaint, command: keyof typeof steps, at: Instant): Complaint => {
  const result = advance(complaint, steps[command], command === 'withdraw' ? reporter : staff('li'), at);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value.complaint;
};

describe('the colour of a case', () => {
  const at = (hours: number, milliseconds = 0) => plusMilliseconds(plusSeconds(acceptedAt, hours * 3600), milliseconds);
  const responded = inState('responded');

  it('is right to the millisecond although nobody has looked', () => {
    const colourAt = (instant: Instant) => ledgerColour(responded, instant);
    expect([at(12), at(12, 1), at(20), at(20, 1), at(24), at(24, 1)].map(colourAt)).toEqual([
      undefined,
      'blue',
      'blue',
      'yellow',
      'yellow',
      'red',
    ]);
    expect(ledgerFrom(responded)).toBe(at(12, 1));
  });

  it('says every reason, gravest first', () => {
    const late = passTime(responded, at(25))?.complaint;
    if (late === undefined) throw new Error('not marked');
    expect(ledgerReasons(late, at(25)).map(({ colour, leg }) => `${colour} ${leg}`)).toEqual([
      'red resolution',
      'yellow resolution',
      'blue resolution',
    ]);
  });

  it('ends with the work, but for a key case, which stays red until it is struck off', () => {
    const closed = after(after(inState('responded'), 'resolve', at(25)), 'approve', at(26));
    expect(ledgerReasons(closed, at(27))).toEqual([{ colour: 'red', reason: 'keyed', since: at(25) }]);
    expect(ledgerFrom(closed)).toBe(at(25));
    const led = after(after(closed, 'assign-leader', at(27)), 'set-plan', at(28));
    const off = after(after(led, 'finish-step', at(29)), 'strike-off', at(30));
    expect([ledgerColour(off, at(31)), ledgerFrom(off)]).toEqual([undefined, undefined]);
  });

  it('begins anew with a new opening: the reporter is not satisfied', () => {
    const reopened = after(after(after(responded, 'resolve', at(21)), 'approve', at(22)), 'reopen', at(23));
    expect(ledgerReasons(reopened, at(23))).toEqual([{ colour: 'yellow', reason: 'unsatisfied', since: at(23) }]);
  });

  it('does not change while the case is suspended, and goes on at its end, noticed or not', () => {
    const asked = after(responded, 'request-suspension', at(1));
    const suspended = after(asked, 'suspend', at(2));
    // Suspended at 2 h until 240 h: ten hours later the half of its time is used.
    expect(ledgerColour(suspended, at(239))).toBeUndefined();
    expect(ledgerColour(suspended, at(250))).toBeUndefined();
    expect(ledgerColour(suspended, at(250, 1))).toBe('blue');
    expect(ledgerFrom(suspended)).toBe(at(250, 1));
    const noticedLate = passTime(suspended, at(251))?.complaint;
    if (noticedLate === undefined) throw new Error('not resumed');
    expect(noticedLate.state).toBe('responded');
    expect(noticedLate.legs.resolution.dueAt).toBe(at(24 + 238));
    expect(ledgerReasons(noticedLate, at(251))).toEqual(ledgerReasons(suspended, at(251)));
  });
});
