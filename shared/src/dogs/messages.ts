import { areaName } from '../directory/areas.ts';
import type { Instant } from '../kernel/time.ts';
import type { Message } from '../notices/templates.ts';
import { chinaTime, thing } from '../notices/wording.ts';
import { dayOf, daysBetween, endOfDay } from './day.ts';
import { type Dog, endNames, refusalNames } from './dog.ts';
import type { DogEvent, DogEventType } from './event.ts';

export const dogPage = (dogId: string): string => `features/dogs/pages/dog?id=${dogId}`;
const reviewPage = (dogId: string): string => `features/dogs-desk/pages/review?id=${dogId}`;

const lostPage = 'features/dogs-desk/pages/lost';

const message = (dog: Dog, phrase: string, at: Instant, words: string, page = dogPage(dog.dogId)): Message => ({
  template: 'dog',
  page,
  fields: { thing1: thing(dog.facts?.name ?? '犬只'), phrase2: phrase, time3: chinaTime(at), thing4: thing(words) },
});

/** What is said, in at most five characters and at most twenty. */
type Said = readonly [phrase: string, words: string];

const subjectNames = { registration: '犬证', vaccination: '狂犬免疫' } as const;

const saidToKeeper: Readonly<Partial<Record<DogEventType, (event: DogEvent) => Said>>> = {
  returned: ({ words }) => ['请补正', words ?? '请补正后重新提交'],
  registered: () => ['准予登记', '犬证已签发，请在小程序出示'],
  refused: ({ reason }) => ['不予登记', reason === undefined ? '可以申诉' : `${refusalNames[reason]}，可申诉`],
  upheld: () => ['申诉结果', '维持不予登记的决定'],
  'appeal-granted': () => ['申诉成立', '申请恢复审核'],
  vaccinated: ({ until }) => ['免疫登记', `狂犬免疫有效至 ${until ?? ''}`],
  'vaccination-recalled': () => ['疫苗召回', '所用批次被召回，请尽快补种'],
  'vaccination-lapsed': () => ['免疫到期', '狂犬免疫已到期，请尽快接种'],
  chipped: ({ chipTail }) => ['芯片登记', `尾号 ${chipTail ?? ''} 的芯片已登记`],
  'chip-disputed': ({ chipTail }) => ['芯片争议', `尾号 ${chipTail ?? ''} 与他犬重复，请陈述`],
  'claim-dropped': () => ['芯片争议', '号码归另一只犬，请重新植入'],
  'chip-won': () => ['芯片争议', '号码已登记在您的犬只名下'],
  'chip-lost': () => ['芯片争议', '号码归另一只犬，请重新植入'],
  expired: () => ['登记过期', '犬证已过期，请尽快续期'],
  renewed: ({ until }) => ['续期成功', `犬证有效至 ${until ?? ''}`],
  'transfer-accepted': () => ['过户中', '新饲养人已接受，异议期开始'],
  'transfer-objected': () => ['过户异议', '有人提出异议，等待处理'],
  'objection-settled': () => ['过户异议', '异议不成立，过户继续'],
  'transfer-cancelled': () => ['过户取消', '过户没有完成，仍由原主饲养'],
  transferred: () => ['过户完成', '过户已经完成'],
  confiscated: () => ['登记注销', `因${endNames.confiscation}注销登记`],
};

/** When it is about: the day that something ends, or the moment at which it happened. */
const timeOf = ({ type, until, at }: DogEvent): Instant =>
  until !== undefined && (type === 'reminded' || type === 'registered' || type === 'renewed')
    ? endOfDay(until).replace('16:00:00.000Z', '15:59:00.000Z')
    : at;

/** What those who keep the dog are told of an event; undefined where it is their own step, or nothing to them. */
export const keeperMessage = (dog: Dog, event: DogEvent): Message | undefined => {
  const { type, subject, until } = event;
  if (type === 'reminded' && subject !== undefined && until !== undefined) {
    // Given late, a reminder says what is left, not what it was for.
    const left = daysBetween(dayOf(event.at), until);
    const when = left > 0 ? `还有 ${left} 天到期` : '今天到期';
    return message(dog, '到期提醒', timeOf(event), `${subjectNames[subject]}${when}`);
  }
  if (type === 'registered' && until !== undefined)
    return message(dog, '准予登记', timeOf(event), '犬证已签发，请在小程序出示');
  const said = saidToKeeper[type]?.(event);
  return said === undefined ? undefined : message(dog, said[0], timeOf(event), said[1]);
};

/** The holder of a number that another dog claims: heard like the other side. */
export const challengedMessage = (dog: Dog, at: Instant): Message =>
  message(dog, '芯片争议', at, '有人登记了同一号码，请陈述');

/** Somebody has found the dog and left word. */
export const findingMessage = (dog: Dog, at: Instant): Message =>
  message(dog, '有人发现', at, '有人扫描犬牌并留言，请查看');

/** Clinics and patrols nearby: look out for it. */
export const lostMessage = (dog: Dog, event: DogEvent): Message =>
  message(dog, '走失协查', event.at, `${areaName(event.townCode ?? event.districtCode ?? '')}走失，请留意`, lostPage);

export const foundMessage = (dog: Dog, event: DogEvent): Message =>
  message(dog, '已找回', event.at, '走失犬只已找回', lostPage);

/** The registrars: an application, or an appeal, has come in. */
export const reviewMessage = (dog: Dog, event: DogEvent): Message =>
  message(
    dog,
    event.type === 'appealed' ? '申诉待审' : '登记待审',
    event.at,
    `${areaName(dog.facts?.townCode ?? '')}的犬只登记申请`,
    reviewPage(dog.dogId),
  );
