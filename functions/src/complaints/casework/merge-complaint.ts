import { mergeComplaint } from '@huzhou/shared/complaints/casework-routes';
import type { Change } from '@huzhou/shared/complaints/change';
import { type Complaint, isPersons } from '@huzhou/shared/complaints/complaint';
import { complaintLifecycle } from '@huzhou/shared/complaints/lifecycle';
import { mayGive, mayRead } from '@huzhou/shared/complaints/rights';
import { advance } from '@huzhou/shared/complaints/transition';
import { type Failure, failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Handler } from '../../platform/http.ts';
import type { Follower } from '../follower.ts';
import { giveCommand } from '../give-command.ts';
import type { Beside, CaseFile } from '../ports.ts';
import type { CaseworkDeps } from './deps.ts';
import { toldStep } from './told-step.ts';

/** As many followers of the merged case as are taken along: more do not fit into one transaction. */
const mostTakenAlong = 50;

/** Whoever waited for the merged case hears of the main one from now on: its reporter, and those who followed it. */
const newFollowers = ({ complaint, followers = [] }: CaseFile, main: Complaint, followedAt: string): Follower[] => {
  const { complaintId } = main;
  const isOthers = (personId: string): boolean => personId !== main.reporterId && personId !== complaint.reporterId;
  const along = followers.filter(({ personId }) => isOthers(personId)).slice(0, mostTakenAlong);
  return [
    ...(isPersons(complaint) && complaint.reporterId !== main.reporterId
      ? [{ complaintId, personId: complaint.reporterId, followedAt, mergedCase: complaint.complaintId }]
      : []),
    ...along.map(({ personId }) => ({ complaintId, personId, followedAt })),
  ];
};

/** A promise ends with its merge, so the one that was made first has to be the one that stays. */
const isYounger = (main: Complaint, merged: Complaint): boolean => main.acceptedAt > merged.acceptedAt;

const absorbing =
  (file: CaseFile, main: Complaint) =>
  ({ events }: Change): Result<Beside, Failure> => {
    const { complaintId } = file.complaint;
    if (isYounger(main, file.complaint))
      return err(failure('out-of-turn', '请并入受理更早的一件：时限先到的承诺不能因并案取消'));
    const merged = events.find(({ type }) => type === 'merged');
    if (merged === undefined) return err(failure('unexpected'));
    const { at, actor } = merged;
    const change = advance(main, { command: 'absorb', complaintId }, actor, at);
    if (!change.ok) return err(failure('out-of-turn', `主案不能并入：${change.failure.title ?? ''}`));
    const states = complaintLifecycle.transitions.absorb.from;
    return ok({
      cases: [{ change: change.value, moved: { before: main, states } }],
      followers: newFollowers(file, main, at),
    });
  };

/** A case is put into another one of the same trouble (并案): both change in one write, each as it was read. */
export const createMergeComplaint =
  (deps: CaseworkDeps): Handler<typeof mergeComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'merge',
      route: mergeComplaint,
      input,
      caller,
      plan: async (file) => {
        const main = await deps.store.find(input.body.into);
        if (main === undefined || !mayRead(main, caller))
          return err(invalidInput({ field: 'into', message: '没有找到这件主案' }));
        if (!mayGive('merge', main, caller)) return err(failure('forbidden', '主案不在您的辖区，请报上一级并案'));
        const told = await toldStep(deps.checkText, caller, { command: 'merge', ...input.body })(file);
        return told.ok ? ok({ ...told.value, beside: absorbing(file, main) }) : told;
      },
    });
