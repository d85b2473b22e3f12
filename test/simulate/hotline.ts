// The 12345 desk on this day: hands cases over, urges, withdraws, and hears by webhook what became of them.
import {
  changeSource,
  handOverCase,
  urgeHandedOver,
  withdrawHandedOver,
} from '@huzhou/shared/complaints/intake/routes';
import { approveComplaint, getComplaint, resolveComplaint, respondToComplaint } from '@huzhou/shared/complaints/routes';
import { personas } from '@huzhou/shared/directory/demonstration';
import { type Person, signIn } from '../support/api.ts';
import { enter } from '../support/cast.ts';
import { photo, upload } from '../support/photo.ts';
import { until } from '../support/waiting.ts';
import type { SourceClient } from './source-client.ts';

const stories = [
  ['E0102', '小区北门垃圾堆放三天没有清运'],
  ['E0502', '饭店把桌椅摆到人行道上，无法通行'],
  ['E0301', '工地夜里十一点还在打桩'],
  [undefined, '楼上空调外机滴水，请帮忙协调'],
  ['C0102', '整条路的路灯都不亮'],
] as const;

const administrator = personas.find(({ grants }) => grants.some(({ role }) => role === 'administrator'));

/** Lets results of a source come to this address; nowhere, when there is none. */
export const setWebhook = async (origin: string, sourceId: string, webhookUrl: string | null): Promise<void> => {
  if (administrator === undefined) throw new Error('the demonstration has no administrator');
  const person = await signIn(origin, administrator.openid);
  await person.must(changeSource, { path: { sourceId }, body: { webhookUrl } });
};

/** The desk's case on which the personas of 月河街道 work to its end. */
const workOn = async (origin: string, complaintId: string): Promise<void> => {
  const handler = await enter(origin, 'handler');
  const dispatcher: Person = await enter(origin, 'dispatcher');
  const path = { complaintId };
  await until('the case has its team', async () => (await handler.must(getComplaint, { path })).state === 'dispatched');
  await handler.must(respondToComplaint, { path, body: { words: '已联系环卫，马上到现场' } });
  const photoIds = [await upload(handler, photo('after'))];
  await handler.must(resolveComplaint, { path, body: { words: '垃圾已清运，现场已冲洗', photoIds } });
  await dispatcher.must(approveComplaint, { path, body: { words: '核查通过' } });
};

export interface HotlineDay {
  readonly handedOver: number;
  readonly urged: number;
  readonly withdrawn: number;
  readonly workedOff: number;
}

/** Hands `cases` over; one is worked off to its end, one withdrawn, one urged. */
export const playHotline = async (
  origin: string,
  client: SourceClient,
  { cases, run }: { cases: number; run: string },
): Promise<HotlineDay> => {
  const hour = 3_600_000;
  const numbers: { number: string; complaintId: string }[] = [];
  for (let index = 0; index < cases; index += 1) {
    const [categoryCode, words] = stories[index % stories.length] ?? stories[0];
    const number = `${run}-${String(index + 1).padStart(4, '0')}`;
    const { status, body, text } = await client.send(handOverCase, {
      body: {
        number,
        words,
        place: { address: `红旗路 ${index + 1} 号`, areaCode: '330502001' },
        ...(categoryCode === undefined ? {} : { categoryCode }),
        phone: '13812345678',
        respondBy: new Date(Date.now() + 4 * hour).toISOString(),
        resolveBy: new Date(Date.now() + 120 * hour).toISOString(),
      },
    });
    if (status !== 201) throw new Error(`hand-over ${status} ${text}`);
    numbers.push({ number, complaintId: body.complaintId });
  }
  const [first, second, third] = numbers;
  if (second !== undefined)
    await client.send(withdrawHandedOver, { path: { number: second.number }, body: { words: '市民来电撤诉' } });
  if (third !== undefined)
    await client.send(
      urgeHandedOver,
      { path: { number: third.number }, body: { words: '市民再次来电，请尽快处理' } },
      { idempotencyKey: `urge-${third.number}`.padEnd(16, '0') },
    );
  if (first !== undefined) await workOn(origin, first.complaintId);
  return {
    handedOver: numbers.length,
    urged: third === undefined ? 0 : 1,
    withdrawn: second === undefined ? 0 : 1,
    workedOff: first === undefined ? 0 : 1,
  };
};
