import { expect, it } from 'vitest';
import { misfits } from '../notices/misfits.ts';
import { dogEventTypes } from './event.ts';
import {
  challengedMessage,
  findingMessage,
  foundMessage,
  keeperMessage,
  lostMessage,
  reviewMessage,
} from './messages.ts';
import { inState, registrar, startsAt } from './sample-dog.ts';

const dog = { ...inState('registered') };
const eventOf = (type: (typeof dogEventTypes)[number]) =>
  ({
    dogId: dog.dogId,
    seq: 2,
    type,
    at: startsAt,
    actor: registrar,
    state: dog.state,
    words: '照片看不清，请重新拍一张正面的照片，电话 13812341234',
    reason: 'too-tall',
    chipTail: '2345',
    until: '2027-11-22',
    subject: 'registration',
    daysBefore: 30,
    districtCode: '330502',
    townCode: '330502001',
  }) as const;

it.each(dogEventTypes)('WeChat takes what is said of %s, and no number is in it', (type) => {
  const message = keeperMessage(dog, eventOf(type));
  if (message === undefined) return;
  expect(misfits(message)).toEqual([]);
  expect(JSON.stringify(message)).not.toContain('13812341234');
});

it('WeChat takes everything else that is said', () => {
  const lost = eventOf('lost');
  const messages = [
    challengedMessage(dog, startsAt),
    findingMessage(dog, startsAt),
    lostMessage(dog, lost),
    foundMessage(dog, lost),
    reviewMessage(dog, eventOf('submitted')),
    reviewMessage(dog, eventOf('appealed')),
  ];
  for (const message of messages) expect(misfits(message)).toEqual([]);
});

it('a reminder says what, when, and how many days are left', () => {
  const at = (instant: string) => keeperMessage(dog, { ...eventOf('reminded'), at: instant })?.fields;
  expect(at('2027-11-22T02:00:00.000Z')?.thing4).toBe('犬证今天到期');
  // Registered late: the reminder of thirty days before is given on the twelfth.
  expect(at('2027-11-09T17:00:00.000Z')?.thing4).toBe('犬证还有 12 天到期');
  expect(at('2027-10-23T01:00:00.000Z')).toEqual({
    thing1: '豆豆',
    phrase2: '到期提醒',
    time3: '2027年11月22日 23:59',
    thing4: '犬证还有 30 天到期',
  });
});
