import type { ComplaintEvent, EventType } from '@huzhou/shared/complaints/event';
import type { CaseNews, IntakeStatus } from '@huzhou/shared/complaints/intake/report';
import { isTold } from '@huzhou/shared/complaints/intake/result-push';
import { stateNames } from '@huzhou/shared/complaints/lifecycle';
import type { CaseFile } from '../ports.ts';
import { type IntakeRow, receiptOf } from './intake-row.ts';

/** Why a case was suspended or merged is said among colleagues; the outside hears that it was. */
const withoutWords: ReadonlySet<EventType> = new Set(['suspended', 'merged']);

/** What was said to the person who waits, and so may be handed on to whoever asked on their behalf. */
export const wordsToOutside = ({ type, words }: ComplaintEvent): string | undefined =>
  withoutWords.has(type) || words === '' ? undefined : words;

const newsOf = (events: readonly ComplaintEvent[]): CaseNews[] =>
  events
    .filter(({ type }) => isTold(type))
    .map((event) => {
      const { seq, at, type } = event;
      const words = wordsToOutside(event);
      return { seq, at, type, ...(words === undefined ? {} : { words }) };
    });

/** How a case stands, as the source that brought it may know. Of somebody else's case it learns the state only. */
export const statusOf = (intake: IntakeRow, { complaint, events }: CaseFile): IntakeStatus => {
  const { state, unit, closedAt, external } = complaint;
  const isTheirs = !intake.folded && external?.sourceId === intake.sourceId;
  return {
    ...receiptOf(intake),
    state,
    stateName: stateNames[state],
    ...(isTheirs && unit !== undefined ? { unitName: unit.name } : {}),
    ...(closedAt === undefined ? {} : { closedAt }),
    news: isTheirs ? newsOf(events) : [],
  };
};
