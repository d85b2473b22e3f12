import { categoryName } from '@huzhou/shared/complaints/category';
import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { standingKey } from '@huzhou/shared/complaints/key-case';
import { ledgerColour } from '@huzhou/shared/complaints/ledger';
import { stateNames } from '@huzhou/shared/complaints/lifecycle';
import { markNames } from '@huzhou/shared/complaints/policy';
import { sourceNames } from '@huzhou/shared/complaints/source';
import { areaName } from '@huzhou/shared/directory/areas';
import type { Instant } from '@huzhou/shared/kernel/time';
import type { Cell, Column } from './sheet.ts';

interface CaseColumn extends Column {
  readonly of: (complaint: Complaint, now: Instant) => Cell;
}

// Numbers that somebody wrote into their words: a file goes where we do not see it.
const mobile = /(?<!\d)(1[3-9]\d)[- ]?\d{4}[- ]?(\d{4})(?!\d)/g;
const identity = /(?<!\d)([1-9]\d{5})(?:19|20)\d{9}[\dXx](?!\d)/g;

/** Words as they may leave the system: without telephone and identity numbers. */
export const concealNumbers = (text: string): string =>
  text.replace(identity, '$1************').replace(mobile, '$1****$2');

const at = (instant: Instant | undefined): Date | undefined => (instant === undefined ? undefined : new Date(instant));

const column = (title: string, width: number, of: CaseColumn['of']): CaseColumn => ({ title, width, of });

/** What a file says of a case: nothing of who reported it. */
export const caseColumns: readonly CaseColumn[] = [
  column('编号', 22, ({ complaintId }) => complaintId),
  column('状态', 10, ({ state }) => stateNames[state]),
  column('督办', 10, (complaint, now) => {
    const colour = ledgerColour(complaint, now);
    return colour === undefined ? undefined : markNames[colour];
  }),
  column('来源', 10, ({ source }) => sourceNames[source]),
  column('来源编号', 22, ({ external }) => external?.number),
  column('类别', 16, ({ categoryCode }) => categoryName(categoryCode)),
  column('区县', 10, ({ districtCode }) => areaName(districtCode)),
  column('乡镇街道', 12, ({ townCode }) => (townCode === undefined ? undefined : areaName(townCode))),
  column('地点', 30, ({ address }) => concealNumbers(address)),
  column('内容', 60, ({ words }) => concealNumbers(words)),
  column('承办单位', 24, ({ unit }) => unit?.name),
  column('提交时间', 20, ({ submittedAt }) => at(submittedAt)),
  column('受理时间', 20, ({ acceptedAt }) => at(acceptedAt)),
  column('派单时间', 20, ({ legs }) => at(legs.dispatch.endedAt)),
  column('响应时间', 20, ({ legs }) => at(legs.response?.endedAt)),
  column('办结时限', 20, ({ legs }) => at(legs.resolution.dueAt)),
  column('办结时间', 20, ({ closedAt }) => at(closedAt)),
  column('重新办理', 8, ({ opening }) => opening - 1),
  column('回退', 8, ({ returns }) => returns),
  column('延期', 8, ({ extensions }) => extensions),
  column('挂账', 8, ({ suspensions }) => suspensions),
  column('重点案件', 10, (complaint) => (standingKey(complaint) === undefined ? undefined : '是')),
  column('包案领导', 12, ({ key }) => key?.leader?.name),
  column('移送单位', 24, ({ transferredTo }) => transferredTo),
  column('并入', 22, ({ mergedInto }) => mergedInto),
  column('评分', 8, ({ rating }) => rating?.score),
  column('评价', 30, ({ rating }) => (rating === undefined ? undefined : concealNumbers(rating.words))),
];

export const cellsOf = (complaint: Complaint, now: Instant): readonly Cell[] =>
  caseColumns.map(({ of }) => of(complaint, now));
