import type { Change } from '@huzhou/shared/complaints/change';
import type { Actor } from '@huzhou/shared/complaints/event';
import { complaintLifecycle } from '@huzhou/shared/complaints/lifecycle';
import { mayGive, mayRead } from '@huzhou/shared/complaints/rights';
import type { Step } from '@huzhou/shared/complaints/step';
import { advance } from '@huzhou/shared/complaints/transition';
import { outOfTurn } from '@huzhou/shared/complaints/turn';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import type { Route } from '@huzhou/shared/contract/route';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { idempotentCall, type KeptReply as Kept, replay } from '../platform/idempotency.ts';
import { logChange } from './change-log.ts';
import { KeptReply, keptReplyOf } from './kept-reply.ts';
import { mostAttempts, type Pause } from './patience.ts';
import type { Photo } from './photo.ts';
import type { CaseFile, ComplaintStore } from './ports.ts';
import { type ShowCaseDeps, showCase } from './show-case.ts';

export interface CommandDeps extends ShowCaseDeps {
  readonly store: Pick<ComplaintStore, 'read' | 'recall' | 'apply'>;
  readonly pause: Pause;
}

type CommandName = Step['command'];
type StepOf<Command extends CommandName> = Extract<Step, { readonly command: Command }>;

/** What a command needs to know beyond the case before it can be given. */
interface Planned<Command extends CommandName> {
  readonly step: StepOf<Command>;
  /** Photos that come to the case with this step. */
  readonly photos?: readonly Photo[];
}

export interface Given<Command extends CommandName> {
  readonly command: Command;
  readonly route: Pick<Route, 'id'>;
  readonly input: {
    readonly path: { readonly complaintId: string };
    readonly body: unknown;
    readonly idempotencyKey: string;
  };
  readonly caller: Caller;
  /** Asked only once the command is in turn and the caller may give it. */
  readonly plan: (file: CaseFile, now: Instant) => Promise<Result<Planned<Command>, Failure>>;
}

const notFound = failure('not-found', '没有找到这件投诉');

const actorOf = (command: CommandName, { staff }: Caller): Actor =>
  staff === undefined || command === 'withdraw' || command === 'rate' || command === 'reopen'
    ? { kind: 'reporter' }
    : { kind: 'staff', staffId: staff.staffId, name: staff.name };

const refusal = ({ complaint }: CaseFile, command: CommandName, caller: Caller): Failure | undefined => {
  if (mayGive(command, complaint, caller)) return undefined;
  const isCheck = command === 'approve' || command === 'rework';
  const hadAHand = caller.staff !== undefined && complaint.handledBy.includes(caller.staff.staffId);
  return isCheck && hadAHand ? failure('forbidden', '处置人员不能核查自己的案件') : failure('forbidden');
};

/** The case with a change, as it will be read from now on. */
const after = (file: CaseFile, change: Change, photos: readonly Photo[]): CaseFile => ({
  ...file,
  complaint: change.complaint,
  events: [...file.events, ...change.events],
  photos: [...file.photos, ...photos],
});

interface Decided {
  readonly change: Change;
  readonly photos: readonly Photo[];
}

/** What the command does to the case as it was read, or why it may not. */
const decide = async <Command extends CommandName>(
  { command, caller, plan }: Given<Command>,
  file: CaseFile,
  now: Instant,
): Promise<Result<Decided, Failure>> => {
  if (!mayRead(file.complaint, caller)) return err(notFound);
  const refused = refusal(file, command, caller) ?? outOfTurn(file.complaint, command, now);
  if (refused !== undefined) return err(refused);
  const planned = await plan(file, now);
  if (!planned.ok) return planned;
  const { step, photos = [] } = planned.value;
  const change = advance(file.complaint, step, actorOf(command, caller), now);
  return change.ok ? ok({ change: change.value, photos }) : change;
};

/**
 * Gives a command on a case: once for its idempotency key, on the case as it is at the moment of writing. Whoever
 * loses a race decides again on what the winner left, and says `conflict` when that goes on and on.
 */
export const giveCommand = async <Command extends CommandName>(
  deps: CommandDeps,
  given: Given<Command>,
): Promise<Result<ComplaintDetail, Failure>> => {
  const { store, clock, pause } = deps;
  const { command, route, input, caller } = given;
  const { complaintId } = input.path;
  const call = idempotentCall(route, input, caller);

  const answerAgain = async (kept: Kept): Promise<Result<ComplaintDetail, Failure>> => {
    const reply = replay(kept, call);
    if (!reply.ok) return reply;
    const { complaint, at } = z.parse(KeptReply, reply.value);
    // Read only now: what was read beside the memory of the call may be older than it.
    const file = await store.read(complaintId);
    if (file === undefined) return err(notFound);
    return ok(await showCase(deps, { ...file, complaint }, caller, { at, purpose: command }));
  };

  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    if (attempt > 0) await pause(attempt);
    const now = clock.now();
    const [kept, file] = await Promise.all([store.recall(call, now), store.read(complaintId)]);
    if (kept !== undefined) return answerAgain(kept);
    if (file === undefined) return err(notFound);
    const decided = await decide(given, file, now);
    if (!decided.ok) {
      // Perhaps it is this very call, at work a second time, that made the command come out of turn.
      const since = await store.recall(call, now);
      return since === undefined ? decided : answerAgain(since);
    }
    const { change, photos } = decided.value;
    const states = complaintLifecycle.transitions[command].from;
    const outcome = await store.apply(change, { before: file.complaint, states, photos, call });
    if (outcome === 'done') {
      logChange(change);
      const { complaint, at } = keptReplyOf(change);
      // Should this not come to be recorded, nothing is shown; the same call again shows what came of it.
      return ok(await showCase(deps, { ...after(file, change, photos), complaint }, caller, { at, purpose: command }));
    }
  }
  return err(failure('conflict'));
};
