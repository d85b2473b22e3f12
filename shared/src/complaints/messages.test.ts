import { describe, expect, it } from 'vitest';
import { plusSeconds } from '../kernel/time.ts';
import { misfits } from '../notices/misfits.ts';
import type { Message } from '../notices/templates.ts';
import { chinaTime } from '../notices/wording.ts';
import { caseworkMessage, endedMessage, partDoneMessage } from './casework-messages.ts';
import { categories } from './category.ts';
import { type ComplaintEvent, type EventType, eventTypes } from './event.ts';
import { type ComplaintState, complaintStates, stateNames } from './lifecycle.ts';
import { alarmMessage, progressMessage, taskMessage } from './messages.ts';
import { occasionReasons } from './policy.ts';
import { acceptedAt, inState, sampleCase, staff, steps } from './sample-case.ts';
import { advance, passTime } from './transition.ts';

const expectFits = (message: Message): void => {
  expect(misfits(message)).toEqual([]);
  expect(message.page).toMatch(/^features\/[a-z]+\/pages\/[a-z]+\?id=HZ/);
};

const long = '这是一段非常长的说明文字，里面写了很多很多很多很多内容，😀还有图形，WeChat 只收二十个字';

describe('every message fits into WeChat’s fields', () => {
  it.each(categories.map(({ code }) => code))('task, for category %s', (categoryCode) => {
    expectFits(taskMessage(sampleCase({ categoryCode, address: long })));
  });

  it.each(complaintStates)('task, in state %s', (state) => {
    expectFits(taskMessage(inState(state)));
  });

  it.each(categories.map(({ code }) => code))('withdrawn, for category %s', (categoryCode) => {
    const before = { ...inState('dispatched'), categoryCode, address: long };
    const at = plusSeconds(acceptedAt, 20);
    const result = advance(before, steps.withdraw, { kind: 'reporter' }, at);
    const event = result.ok ? result.value.events.at(-1) : undefined;
    if (event === undefined) throw new Error('refused');
    const message = endedMessage(before, event);
    if (message === undefined) throw new Error('nothing to say');
    expectFits(message);
    expect(message.fields).toMatchObject({ thing2: expect.stringMatching(/^市民已撤回：/), time4: chinaTime(at) });
  });

  const told: [keyof typeof steps, ComplaintState, boolean][] = [
    ['dispatch', 'submitted', true],
    ['respond', 'dispatched', true],
    ['resolve', 'responded', true],
    ['return', 'dispatched', true],
    ['approve', 'resolved', true],
    ['rework', 'resolved', false],
    ['withdraw', 'submitted', false],
    ['rate', 'closed', false],
    ['reopen', 'closed', false],
    ['decline', 'dispatched', true],
    ['transfer', 'responded', true],
    ['merge', 'responded', true],
    ['inform', 'responded', true],
    ['note', 'responded', false],
    ['request-extension', 'responded', false],
    ['make-key', 'responded', false],
    ['supervise', 'responded', false],
  ];

  it.each(told)('progress of %s in %s', (command, state, isTold) => {
    const step = command === 'respond' ? { command, words: long } : steps[command];
    const result = advance(inState(state), step, staff('li'), plusSeconds(acceptedAt, 20));
    if (!result.ok) throw new Error('refused');
    const { complaint, events } = result.value;
    const event = events.find(({ type }) => type !== 'marked');
    const message = event && progressMessage(complaint, event);
    expect(message !== undefined).toBe(isTold);
    if (message !== undefined) expectFits(message);
  });

  const somewhere = { until: '2027-01-01T10:00:00.000Z', body: long, reasonCode: 'not-ours', words: long } as const;
  const eventOf = (type: EventType): ComplaintEvent => ({
    ...somewhere,
    complaintId: sampleCase().complaintId,
    seq: 9,
    opening: 1,
    type,
    at: acceptedAt,
    actor: { kind: 'system' },
    state: 'responded',
  });
  const longCase = (categoryCode: string) => ({ ...inState('responded'), categoryCode, address: long });

  it.each(eventTypes)('whatever is said of %s, to whomever, for any category', (type) => {
    for (const { code } of categories) {
      const said = [
        progressMessage(longCase(code), eventOf(type)),
        progressMessage(longCase(code), eventOf(type), 'follower'),
        caseworkMessage(longCase(code), eventOf(type)),
        endedMessage(longCase(code), eventOf(type)),
        partDoneMessage(longCase(code), eventOf(type)),
      ];
      for (const message of said) if (message !== undefined) expectFits(message);
    }
  });

  it('what is said among colleagues is never said to a citizen', () => {
    const internal = [
      ...(['noted', 'extension-requested', 'suspension-requested', 'request-refused', 'supervised'] as const),
      ...(['supervision-answered', 'planned', 'step-finished', 'struck-off', 'split', 'absorbed', 'repeated'] as const),
    ];
    for (const type of internal)
      for (const to of ['reporter', 'follower'] as const)
        expect([type, progressMessage(sampleCase(), eventOf(type), to)]).toEqual([type, undefined]);
  });

  it('a follower hears of the end without being asked to rate it, and of what the reporter did', () => {
    const words = (type: EventType) => progressMessage(sampleCase(), eventOf(type), 'follower')?.fields.thing3;
    expect([words('closed'), words('withdrawn'), words('reopened'), words('rated')]).toEqual([
      '已办结',
      '投诉人已撤回',
      '投诉人要求重新办理',
      undefined,
    ]);
    expect(progressMessage(sampleCase(), eventOf('withdrawn'))).toBeUndefined();
  });

  it('alarm, for every occasion', () => {
    for (const reason of occasionReasons) {
      const mark = { markId: 'm', reason, colour: 'red', instant: acceptedAt, setAt: acceptedAt } as const;
      const alarm = alarmMessage(longCase('E0102'), { ...eventOf('marked'), mark });
      if (alarm === undefined) throw new Error('no alarm');
      expectFits(alarm);
    }
  });

  it('alarm, for every mark', () => {
    const dispatched = inState('dispatched');
    const change = passTime(dispatched, plusSeconds(acceptedAt, 2 * 86_400));
    const alarms =
      change?.events.flatMap((event) => (event.mark === undefined ? [] : [alarmMessage(dispatched, event)])) ?? [];
    expect(alarms).toHaveLength(5);
    for (const alarm of alarms) {
      if (alarm === undefined) throw new Error('no alarm');
      expectFits(alarm);
    }
    expect(alarms.map((alarm) => alarm?.fields.thing3?.split(/[:：]/)[0])).toEqual([
      '响应即将超时',
      '响应已超时',
      '办结即将超时',
      '办结即将超时',
      '办结已超时',
    ]);
  });
});

describe('a telephone number that somebody typed', () => {
  it.each(['13812341234', '138 1234 1234', '138-1234-1234', '8613812341234', '+86 13812341234'])(
    '%s is masked, before anything is cut',
    (phone) => {
      const task = taskMessage(sampleCase({ address: `7号${phone}` }));
      expect(task.fields.thing3).toContain('138****1234');
      const words = `请打${phone}`;
      const responded = advance(
        inState('dispatched'),
        { command: 'respond', words },
        staff('li'),
        plusSeconds(acceptedAt, 20),
      );
      const [event] = responded.ok ? responded.value.events : [];
      const progress = event && progressMessage(inState('responded'), event);
      expect(progress?.fields.thing3).toContain('138****1234');
      const cut = taskMessage(sampleCase({ address: `红旗路弄堂里${phone}` }));
      expect(JSON.stringify([task, progress, cut])).not.toMatch(/138[- ]?1234/);
    },
  );

  it.each(['红旗路 12 号 301', '案件 20261123001', '138123412345'])('%s is none, and stays', (address) => {
    expect(taskMessage(sampleCase({ address })).fields.thing3).toContain(address);
  });
});

it('names states in at most five characters of Chinese, as WeChat’s phrases want', () => {
  for (const name of Object.values(stateNames)) expect(name.slice(0, 5)).toMatch(/^[\u4e00-\u9fff]{2,5}$/);
});
