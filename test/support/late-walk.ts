// One complaint that everybody is late for: filed, left to run past every mark, answered, resolved, checked, closed, rated.
import { legTitles, occasionNames } from '@huzhou/shared/complaints/messages';
import { markNames } from '@huzhou/shared/complaints/policy';
import {
  approveComplaint,
  getComplaint,
  rateComplaint,
  resolveComplaint,
  respondToComplaint,
  submitComplaint,
} from '@huzhou/shared/complaints/routes';
import type { ComplaintDetail, TimelineEntry } from '@huzhou/shared/complaints/view';
import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';
import type { Person } from './api.ts';
import { enter, nameOf } from './cast.ts';
import { photo, upload } from './photo.ts';
import { createStandIn, type SentMessage } from './stand-in.ts';
import { until } from './waiting.ts';

export interface NoticedMark {
  /** The leg that was late, or the occasion that it was. */
  readonly leg: string;
  readonly colour: string;
  readonly instant: Instant;
  /** Milliseconds from the mark's instant until it was set. Never negative. */
  readonly setAfter: number;
  readonly alarmed: readonly { readonly name: string; readonly afterMilliseconds: number }[];
}

export interface Walk {
  readonly complaintId: string;
  readonly final: ComplaintDetail;
  readonly marks: readonly NoticedMark[];
  /** Milliseconds from acceptance until the case had its team. */
  readonly dispatchedAfter: number;
}

interface Watcher {
  readonly event: (entry: TimelineEntry) => void;
  readonly message: (message: SentMessage) => void;
}

const since = (from: Instant, to: Instant): number => epochMilliseconds(to) - epochMilliseconds(from);

/** 「办结」「被回退」: what a mark is about, as its message begins. */
export const markTitle = ({ leg, reason }: NonNullable<TimelineEntry['mark']>): string =>
  leg === undefined ? occasionNames[reason ?? 'keyed'] : legTitles[leg];

const alarmWords = Object.values(markNames);

const alarmsOf = (messages: readonly SentMessage[], complaintId: string): readonly SentMessage[] =>
  messages.filter(
    ({ data }) => data.character_string1?.value === complaintId && alarmWords.includes(data.phrase2?.value ?? ''),
  );

const noticed = (final: ComplaintDetail, messages: readonly SentMessage[]): readonly NoticedMark[] =>
  final.timeline.flatMap((entry) => {
    const { mark } = entry;
    if (mark === undefined) return [];
    const own = alarmsOf(messages, final.complaintId).filter(
      ({ data }) => data.phrase2?.value === markNames[mark.colour] && data.thing3?.value.startsWith(markTitle(mark)),
    );
    return [
      {
        leg: mark.leg ?? mark.reason ?? '',
        colour: mark.colour,
        instant: mark.instant,
        setAfter: since(mark.instant, entry.at),
        alarmed: own.map(({ openid, at }) => ({ name: nameOf(openid), afterMilliseconds: since(mark.instant, at) })),
      },
    ];
  });

/** Walks the whole chain under the drill's policy and tells `watch` of everything as it happens. */
export const walkLate = async (origin: string, watch: Watcher): Promise<Walk> => {
  const [citizen, handler, dispatcher] = await Promise.all([
    enter(origin, 'citizen', 6),
    enter(origin, 'handler', 4),
    enter(origin, 'dispatcher', 4),
    enter(origin, 'otherHandler', 4),
    enter(origin, 'teamLead', 6),
    enter(origin, 'supervisor', 4),
    enter(origin, 'citySupervisor', 2),
    enter(origin, 'leader', 2),
  ]);
  const submitted = await citizen.must(submitComplaint, {
    body: {
      categoryCode: 'E0102',
      place: { address: '红旗路 12 号门口', areaCode: '330502001' },
      words: '垃圾堆了好几天，味道很大',
      photoIds: [await upload(citizen, photo('before'))],
      phone: '13812341234',
    },
  });
  const { complaintId } = submitted;
  const seen = new Set<string>();
  const standIn = createStandIn(origin);

  const look = async (person: Person): Promise<ComplaintDetail> => {
    const [detail, messages] = await Promise.all([
      person.must(getComplaint, { path: { complaintId } }),
      standIn.messages(),
    ]);
    for (const entry of detail.timeline) {
      if (seen.has(`event ${entry.seq}`)) continue;
      seen.add(`event ${entry.seq}`);
      watch.event(entry);
    }
    for (const message of messages) {
      const id = `message ${message.openid} ${message.at} ${JSON.stringify(message.data)}`;
      if (seen.has(id) || message.data.character_string1?.value !== complaintId) continue;
      seen.add(id);
      watch.message(message);
    }
    return detail;
  };
  const untilMarked = (leg: string, colour: string, withinSeconds: number) =>
    until(
      `${leg} ${colour}`,
      async () => {
        const detail = await look(citizen);
        return detail.timeline.some(({ mark }) => mark?.leg === leg && mark.colour === colour) ? detail : undefined;
      },
      withinSeconds,
      200,
    );

  await until('dispatched', async () => (await look(citizen)).state === 'dispatched', 10);
  await untilMarked('response', 'yellow', 30);
  const inCase = { path: { complaintId } };
  await handler.must(respondToComplaint, { ...inCase, body: { words: '已安排环卫人员，今天清运完毕' } });
  await untilMarked('resolution', 'red', 75);
  await handler.must(resolveComplaint, {
    ...inCase,
    body: { words: '垃圾已清运，地面已冲洗', photoIds: [await upload(handler, photo('after'))] },
  });
  await dispatcher.must(approveComplaint, { ...inCase, body: { words: '现场照片属实' } });
  await citizen.must(rateComplaint, { ...inCase, body: { score: 4, words: '晚了些，但处理得干净' } });

  // The last alarms travel over a queue; the case is final when each mark has reached somebody.
  const messages = await until('every mark alarmed', async () => {
    const all = await standIn.messages();
    const detail = await look(citizen);
    return noticed(detail, all).every(({ alarmed }) => alarmed.length > 0) ? all : undefined;
  });
  const final = await look(citizen);
  const dispatched = final.timeline.find(({ type }) => type === 'dispatched');
  return {
    complaintId,
    final,
    marks: noticed(final, messages),
    dispatchedAfter: dispatched === undefined ? Number.NaN : since(submitted.submittedAt, dispatched.at),
  };
};
