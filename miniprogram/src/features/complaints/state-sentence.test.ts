import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { describe, expect, test } from 'vitest';
import { stateSentence } from './state-sentence.ts';

type Told = Parameters<typeof stateSentence>[0];

const at = (iso: string): number => Date.parse(iso);
const accepted = '2026-11-23T09:00:00.000Z'; // 17:00 in Huzhou
const dispatch = { leg: 'dispatch', round: 1, startedAt: accepted, dueAt: '2026-11-23T09:00:30.000Z' } as const;
const response = {
  leg: 'response',
  round: 1,
  startedAt: '2026-11-23T09:00:02.000Z',
  dueAt: '2026-11-23T09:30:02.000Z',
} as const;
const resolution = { leg: 'resolution', round: 1, startedAt: accepted, dueAt: '2026-11-24T09:00:00.000Z' } as const;

const told = (part: Partial<Told>): Told => ({
  state: 'submitted',
  opening: 1,
  promises: [dispatch, resolution] satisfies ComplaintDetail['promises'],
  commands: [],
  isMine: true,
  ...part,
});

const team = { unitName: '月河街道综合执法中队' };

describe('while a promise runs', () => {
  test.each([
    ['just filed', told({}), '2026-11-23T09:00:01.000Z', '已收到，30 秒内派单'],
    ['reopened', told({ opening: 2 }), '2026-11-23T09:00:01.000Z', '已重新受理，30 秒内派单'],
    ['late to dispatch', told({}), '2026-11-23T09:00:31.000Z', '派单超时了，值班台已收到提醒，正在安排队伍'],
    [
      'at the duty desk',
      told({ unitName: '吴兴区指挥中心值班台' }),
      '2026-11-23T09:00:05.000Z',
      '已收到，吴兴区指挥中心值班台正在安排队伍',
    ],
    [
      'dispatched',
      told({ ...team, state: 'dispatched', promises: [response, resolution] }),
      '2026-11-23T09:10:00.000Z',
      '月河街道综合执法中队已接到派单，今天 17:30 前回复您',
    ],
    [
      'late to respond',
      told({ ...team, state: 'dispatched', promises: [response, resolution] }),
      '2026-11-23T09:30:02.001Z',
      '月河街道综合执法中队还没有回复，已超过承诺时间，督办人员已收到提醒',
    ],
    [
      'responded',
      told({ ...team, state: 'responded', promises: [{ ...response, endedAt: accepted }, resolution] }),
      '2026-11-23T10:00:00.000Z',
      '月河街道综合执法中队已接单，预计明天 17:00 前办结',
    ],
    [
      'responded, seen on the day itself',
      told({ ...team, state: 'responded', promises: [resolution] }),
      '2026-11-24T01:00:00.000Z',
      '月河街道综合执法中队已接单，预计今天 17:00 前办结',
    ],
    [
      'late to resolve',
      told({ ...team, state: 'responded', promises: [resolution] }),
      '2026-11-24T09:00:00.001Z',
      '月河街道综合执法中队正在处理，已超过承诺时间，督办人员已收到提醒',
    ],
    [
      'sent back',
      told({ state: 'returned', promises: [resolution] }),
      '2026-11-23T10:00:00.000Z',
      '正在改派更合适的队伍，仍会在明天 17:00 前办结',
    ],
  ])('%s', (_, case_, now, sentence) => expect(stateSentence(case_, at(now))).toBe(sentence));
});

describe('when nothing runs any more', () => {
  const now = at('2026-11-25T00:00:00.000Z');
  test('checked by somebody else', () =>
    expect(stateSentence(told({ ...team, state: 'resolved' }), now)).toBe(
      '月河街道综合执法中队已处置完，指挥中心正在核查',
    ));
  test('closed asks for a rating only while one may be given', () => {
    expect(stateSentence(told({ state: 'closed', commands: ['rate', 'reopen'] }), now)).toBe('已办结，请您评价');
    expect(stateSentence(told({ state: 'closed' }), now)).toBe('已办结');
  });
  test('withdrawn', () => expect(stateSentence(told({ state: 'withdrawn' }), now)).toBe('您已撤回这件投诉'));
  test.each([
    ['withdrawn by whoever I follow', { state: 'withdrawn', isMine: false }, '反映人已撤回这件投诉'],
    ['declined', { state: 'declined', declinedFor: 'not-ours' }, '没有受理：不属于城市管理职责范围'],
    ['transferred', { state: 'transferred', transferredTo: '国网湖州供电公司' }, '已移送国网湖州供电公司办理'],
    ['merged', { state: 'merged' }, '与同一问题的其他投诉合并办理，进展在下面，办结后请您评价'],
    [
      'suspended',
      { state: 'suspended', suspendedUntil: '2026-12-01T01:00:00.000Z' },
      '正在等待办理条件，12月1日 09:00 前恢复办理，这段时间不计入时限',
    ],
  ] as const)('%s', (_, part, sentence) => expect(stateSentence(told(part), now)).toBe(sentence));
});
