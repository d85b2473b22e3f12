import { type Instant, millisecondsBetween } from '../../kernel/time.ts';
import type { ComplaintEvent } from '../event.ts';
import { isDeadlineMark, policyOf } from '../policy.ts';
import type { CaseFacts, LegFacts, OpeningFacts } from './case-facts.ts';
import { none } from './dimension.ts';

const opened = (at: Instant): OpeningFacts => ({
  acceptedAt: at,
  state: 'submitted',
  dispatch: {},
  responses: [],
  resolution: {},
  feedback: {},
  returns: 0,
  reworks: 0,
  extensions: 0,
  suspensions: 0,
});

const unitOf = ({ unitId }: OpeningFacts): string => unitId ?? none;

/** What it took and whether it was in time, as the event says of the leg that ended with it. */
const ending = ({ ended = [] }: ComplaintEvent, name: 'dispatch' | 'response' | 'resolution'): Partial<LegFacts> => {
  const leg = ended.find(({ leg: ofLeg }) => ofLeg === name);
  if (leg?.endedAt === undefined) return {};
  return {
    milliseconds: Math.max(0, millisecondsBetween(leg.startedAt, leg.endedAt) - (leg.pausedMilliseconds ?? 0)),
    ...(leg.endedAt > leg.dueAt ? { late: true } : {}),
  };
};

const done = (leg: LegFacts, unitId: string, more: Partial<LegFacts>): LegFacts => {
  const { paused: _paused, ...rest } = leg;
  return { ...rest, ...more, end: 'done', unitId };
};

const left = (leg: LegFacts, unitId: string): LegFacts =>
  leg.end === undefined ? { ...leg, end: 'left', unitId } : leg;

const withLastResponse = (opening: OpeningFacts, change: (leg: LegFacts) => LegFacts): OpeningFacts => {
  const last = opening.responses.at(-1);
  return last === undefined ? opening : { ...opening, responses: [...opening.responses.slice(0, -1), change(last)] };
};

/** Whatever still runs has been left. */
const allLeft = (opening: OpeningFacts): OpeningFacts => {
  const unitId = unitOf(opening);
  return {
    ...withLastResponse(opening, (leg) => left(leg, unitId)),
    dispatch: left(opening.dispatch, unitId),
    resolution: left(opening.resolution, unitId),
    feedback: left(opening.feedback, unitId),
  };
};

/** The first substantive word to the reporter. What a machine says is none. */
const toldReporter = (opening: OpeningFacts, { at, actor }: ComplaintEvent): OpeningFacts =>
  actor.kind !== 'staff' || opening.feedback.end !== undefined
    ? opening
    : {
        ...opening,
        feedback: done(opening.feedback, unitOf(opening), {
          milliseconds: Math.max(0, millisecondsBetween(opening.acceptedAt, at)),
        }),
      };

const marked = (opening: OpeningFacts, { mark }: ComplaintEvent, policyVersion: string): OpeningFacts => {
  const { leg: name, reason, colour } = mark ?? {};
  if (reason === 'unchecked') return { ...opening, resolution: { ...opening.resolution, unchecked: true } };
  const isDeadline = policyOf(policyVersion).marks.some(
    (known) => known.leg === name && known.colour === colour && isDeadlineMark(known),
  );
  if (!isDeadline || name === undefined) return opening;
  const late = (leg: LegFacts): LegFacts => ({ ...leg, late: true });
  if (name === 'dispatch') return { ...opening, dispatch: late(opening.dispatch) };
  if (name === 'response') return withLastResponse(opening, late);
  // Nothing moves the resolution's deadline that is not a word to the reporter: who has had none by then, had none in time.
  const feedback = opening.feedback.end === undefined ? late(opening.feedback) : opening.feedback;
  return { ...opening, resolution: late(opening.resolution), feedback };
};

/** The opening after an event within it. */
const within = (opening: OpeningFacts, event: ComplaintEvent, policyVersion: string): OpeningFacts => {
  switch (event.type) {
    case 'referred':
      return event.unit === undefined ? opening : { ...opening, unitId: event.unit.unitId };
    case 'dispatched': {
      const unitId = event.unit?.unitId ?? unitOf(opening);
      const dispatch =
        opening.dispatch.end === undefined
          ? done(opening.dispatch, unitId, ending(event, 'dispatch'))
          : opening.dispatch;
      return { ...opening, unitId, dispatch, responses: [...opening.responses, {}] };
    }
    case 'responded':
      return withLastResponse(opening, (leg) =>
        event.actor.kind === 'staff'
          ? done(leg, unitOf(opening), ending(event, 'response'))
          : { ...leg, late: true, end: 'left', unitId: unitOf(opening) },
      );
    case 'returned': {
      const { unitId: _unitId, ...rest } = withLastResponse(opening, (leg) => left(leg, unitOf(opening)));
      return { ...rest, returns: opening.returns + 1 };
    }
    case 'resolved':
      return toldReporter(
        { ...opening, resolution: done(opening.resolution, unitOf(opening), ending(event, 'resolution')) },
        event,
      );
    case 'reworked': {
      const { end: _end, milliseconds: _milliseconds, unitId: _unitId, ...resolution } = opening.resolution;
      return { ...opening, resolution, reworks: opening.reworks + 1 };
    }
    case 'suspended':
      return toldReporter(
        { ...opening, suspensions: opening.suspensions + 1, resolution: { ...opening.resolution, paused: true } },
        event,
      );
    case 'resumed':
      return { ...opening, resolution: { ...opening.resolution, paused: false } };
    case 'extended':
      return toldReporter({ ...opening, extensions: opening.extensions + 1 }, event);
    case 'informed':
      return toldReporter(opening, event);
    case 'declined':
    case 'transferred':
      return allLeft(toldReporter(opening, event));
    case 'closed': {
      const isRunning = opening.resolution.end === undefined;
      const resolution = isRunning
        ? done(opening.resolution, unitOf(opening), ending(event, 'resolution'))
        : opening.resolution;
      return allLeft(toldReporter({ ...opening, resolution }, event));
    }
    case 'withdrawn':
      return allLeft(opening);
    case 'merged':
      return { ...allLeft(opening), merged: true };
    case 'rated':
      return event.score === undefined ? opening : { ...opening, score: event.score };
    case 'marked':
      return marked(opening, event, policyVersion);
    default:
      return opening;
  }
};

const reopenedFrom = ({ state }: OpeningFacts): OpeningFacts['reopenedFrom'] =>
  state === 'closed' || state === 'rated' ? 'closed' : 'refused';

const keyAfter = ({ type }: ComplaintEvent): Pick<CaseFacts, 'key'> => {
  if (type === 'keyed') return { key: 'standing' };
  return type === 'struck-off' ? { key: 'struck-off' } : {};
};

/** The facts after the next event. Events come in the order of their numbers, none twice, none left out. */
export const withEvent = (facts: CaseFacts, event: ComplaintEvent): CaseFacts => {
  if (event.seq !== facts.applied + 1)
    throw new Error(`${facts.complaintId}: event ${event.seq} does not follow ${facts.applied}`);
  const { openings } = facts;
  const current = openings.at(-1);
  const earlier = openings.slice(0, -1);
  const after = { ...facts, ...keyAfter(event), applied: event.seq };
  if (current === undefined) return { ...after, openings: [opened(event.at)] };
  if (event.type === 'reopened')
    return {
      ...after,
      openings: [...earlier, { ...current, reopenedFrom: reopenedFrom(current) }, opened(event.at)],
    };
  const next = within(current, event, facts.policyVersion);
  return { ...after, openings: [...earlier, { ...next, state: event.state }] };
};
