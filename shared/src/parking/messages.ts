import type { Instant } from '../kernel/time.ts';
import type { Message } from '../notices/templates.ts';
import { chinaTime, thing } from '../notices/wording.ts';
import { type Booking, type BookingId, placeOfBooking, shortNumberOf } from './booking.ts';
import type { Permit, PermitState } from './permit.ts';

/** `18:40` in China: within a sentence that has the day beside it. */
const clockTime = (instant: Instant): string => chinaTime(instant).slice(-5);

const bookingPage = (bookingId: BookingId): string => `features/parking/pages/booking?id=${bookingId}`;

interface About {
  readonly lotName: string;
  readonly bookingId: BookingId;
  readonly at: Instant;
  readonly words: string;
}

const aboutBooking = ({ lotName, bookingId, at, words }: About): Message => ({
  template: 'parking',
  page: bookingPage(bookingId),
  fields: {
    thing1: thing(lotName),
    character_string2: shortNumberOf(bookingId),
    time3: chinaTime(at),
    thing4: thing(words),
  },
});

type Told = Pick<Booking, 'bookingId' | 'from' | 'to'>;

/** To the first in line: what has become free is theirs alone for some minutes. */
export const offerMessage = (
  { bookingId, from, heldUntil }: Told & Pick<Booking, 'heldUntil'>,
  lotName: string,
): Message =>
  aboutBooking({
    lotName,
    bookingId,
    at: from,
    words: heldUntil === undefined ? '候补有车位了，请尽快确认' : `候补有车位了，${clockTime(heldUntil)} 前确认`,
  });

/** Where a booking goes on whose spot was closed. */
export interface Next {
  readonly bookingId: BookingId;
  readonly lotName: string;
  /** In another lot, nearby. */
  readonly isNear: boolean;
  /** Its spots bear numbers that a driver sees. */
  readonly isNumbered: boolean;
}

/** The spot was closed, another one was found: in the same lot or in one nearby. */
export const movedMessage = ({ from }: Told, { bookingId, lotName, isNear, isNumbered }: Next): Message => {
  const elsewhere = isNear ? '原车场临时关闭，已换到附近这里' : '原车位临时关闭，已换本场另一车位';
  const words = isNumbered && !isNear ? `车位关闭，换到 ${placeOfBooking(bookingId).spotId}` : elsewhere;
  return aboutBooking({ lotName, bookingId, at: from, words });
};

/** The lot was closed for that time, and nothing nearby is free. */
export const cancelledMessage = ({ bookingId, from }: Told, lotName: string): Message =>
  aboutBooking({ lotName, bookingId, at: from, words: '车场临时关闭，预约已取消，抱歉' });

/** To whom is parked there already and could not be given another spot. */
export const closedWhileParkedMessage = ({
  lotName,
  bookingId,
  from,
}: {
  readonly lotName: string;
  readonly bookingId: BookingId;
  readonly from: Instant;
}): Message => aboutBooking({ lotName, bookingId, at: from, words: '车场临时关闭，请尽快驶离，抱歉' });

export const noShowMessage = ({ bookingId, from }: Told, lotName: string): Message =>
  aboutBooking({ lotName, bookingId, at: from, words: '30 分钟未入场，车位已释放' });

export const overstayMessage = ({ bookingId, to }: Told, lotName: string): Message =>
  aboutBooking({ lotName, bookingId, at: to, words: '已超过预约时间，请离场或延长' });

/** An application decided, or what a contest of the plate came to, to its holder. */
const permitWords: Readonly<Partial<Record<PermitState, (before: PermitState | undefined) => string | undefined>>> = {
  approved: (before) =>
    before === 'applied'
      ? '车牌已通过审核，全市可用'
      : before === 'contested'
        ? '申诉不成立，车牌仍归您使用'
        : undefined,
  refused: () => '车牌登记未通过，请看原因',
  contested: () => '有人申诉此车牌，核实期间照常使用',
  lost: () => '车牌经核实归他人，登记已失效',
};

const aboutPermit = (id: string, at: Instant, words: string): Message => ({
  template: 'parking',
  page: 'features/parking/pages/permits',
  fields: {
    thing1: '共享停车车牌登记',
    // Of the permit, never the plate.
    character_string2: `${id.slice(-8, -4)}-${id.slice(-4)}`,
    time3: chinaTime(at),
    thing4: thing(words),
  },
});

/** What the holder of a permit is told when it changes; undefined for what they have done themselves. */
export const permitMessage = (
  { permitId, state }: Pick<Permit, 'permitId' | 'state'>,
  before: PermitState | undefined,
  at: Instant,
): Message | undefined => {
  const words = permitWords[state]?.(before);
  return words === undefined ? undefined : aboutPermit(permitId, at, words);
};

/** What a contest came to, to whoever made it. `void`: the plate has become free meanwhile. */
export const contestOutcomes = ['granted', 'refused', 'void'] as const;
const contestWords: Readonly<Record<(typeof contestOutcomes)[number], string>> = {
  granted: '申诉成立，车牌已登记给您',
  refused: '申诉不成立，请看原因',
  void: '车牌已空出，现在可以登记',
};

export const contestMessage = (requestId: string, outcome: (typeof contestOutcomes)[number], at: Instant): Message =>
  aboutPermit(requestId, at, contestWords[outcome]);
