import type { Change } from '@huzhou/shared/complaints/change';
import type { Actor } from '@huzhou/shared/complaints/event';
import { type ComplaintCommand, complaintLifecycle } from '@huzhou/shared/complaints/lifecycle';
import { isReporter, mayGive } from '@huzhou/shared/complaints/rights';
import type { StepOf } from '@huzhou/shared/complaints/step';
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
import { mostAttempts, type Pause } from '../platform/patience.ts';
import { logChange } from './change-log.ts';
import { KeptReply, keptReplyOf } from './kept-reply.ts';
import type { Photo } from './photo.ts';
import type { Beside, CaseFile, ComplaintStore } from './ports.ts';
import { readerOf } from './reader.ts';
import { type ShowCaseDeps, showCase } from './show-case.ts';

export interface CommandDeps extends ShowCaseDeps {
  readonly store: Pick<ComplaintStore, 'find' | 'read' | 'recall' | 'apply'>;
  readonly pause: Pause;
}

/** What a command needs to know beyond the case before it can be given. */
export interface Planned<Command extends ComplaintCommand> {
  readonly step: StepOf<Command>;
  /** Photos that come to the case with this step. */
  readonly photos?: readonly Photo[];
  /** What changes beside the case in the same write, once the change of the case itself is known. */
  readonly beside?: (change: Change) => Result<Beside, Failure>;
}

export interface Given<Command extends ComplaintCommand> {
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

/** The reporter's commands are given by the reporter, or by a desk that speaks for them. */
const actorOf = (command: ComplaintCommand, { complaint }: CaseFile, caller: Caller): Actor => {
  const { staff } = caller;
  const isReporters = command === 'withdraw' || command === 'rate' || command === 'reopen';
  return staff === undefined || (isReporters && isReporter(complaint, caller))
    ? { kind: 'reporter' }
    : { kind: 'staff', staffId: staff.staffId, name: staff.name };
};

/** Why somebody with the right role may not give it all the same. */
const forbidden = ({ complaint }: CaseFile, command: ComplaintCommand, staffId: string | undefined): Failure => {
  const isCheck = command === 'approve' || command === 'rework' || command === 'confirm-gone';
  if (isCheck && staffId !== undefined && complaint.handledBy.includes(staffId))
    return failure('forbidden', '处置人员不能核查自己的案件');
  if (command === 'rate' && staffId !== undefined && [...complaint.handledBy, complaint.checkedBy].includes(staffId))
    return failure('forbidden', '处置或核查过本案的人员不能代投诉人评价');
  const isDecision = command === 'extend' || command === 'suspend' || command === 'refuse-request';
  if (isDecision && staffId !== undefined && complaint.request?.staffId === staffId)
    return failure('forbidden', '自己的申请要由别人审批');
  const isLeaders = command === 'set-plan' || command === 'finish-step';
  return isLeaders ? failure('forbidden', '只有本案的包案领导可以进行这项操作') : failure('forbidden');
};

const refusal = (file: CaseFile, command: ComplaintCommand, caller: Caller): Failure | undefined =>
  mayGive(command, file.complaint, caller) ? undefined : forbidden(file, command, caller.staff?.staffId);

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
  readonly beside: Beside;
}

const nothingBeside: Beside = { cases: [], followers: [] };

/** What the command does to the case as it was read, or why it may not. */
const decide = async <Command extends ComplaintCommand>(
  { command, caller, plan }: Given<Command>,
  file: CaseFile,
  now: Instant,
): Promise<Result<Decided, Failure>> => {
  if (readerOf(file, caller) === undefined) return err(notFound);
  const refused = refusal(file, command, caller) ?? outOfTurn(file.complaint, command, now);
  if (refused !== undefined) return err(refused);
  const planned = await plan(file, now);
  if (!planned.ok) return planned;
  const { step, photos = [], beside: besideOf } = planned.value;
  const change = advance(file.complaint, step, actorOf(command, file, caller), now);
  if (!change.ok) return change;
  const beside = besideOf === undefined ? ok(nothingBeside) : besideOf(change.value);
  return beside.ok ? ok({ change: change.value, photos, beside: beside.value }) : beside;
};

/**
 * Gives a command on a case: once for its idempotency key, on the case as it is at the moment of writing. Whoever
 * loses a race decides again on what the winner left, and says `conflict` when that goes on and on.
 */
export const giveCommand = async <Command extends ComplaintCommand>(
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
    const { change, photos, beside } = decided.value;
    const states = complaintLifecycle.transitions[command].from;
    const outcome = await store.apply(change, { before: file.complaint, states, photos, beside, call });
    if (outcome === 'done') {
      for (const each of [change, ...beside.cases.map((other) => other.change)]) logChange(each);
      const { complaint, at } = keptReplyOf(change);
      // Should this not come to be recorded, nothing is shown; the same call again shows what came of it.
      return ok(await showCase(deps, { ...after(file, change, photos), complaint }, caller, { at, purpose: command }));
    }
  }
  return err(failure('conflict'));
};
