import { err, ok } from '@huzhou/shared/kernel/result';
import { expect, test } from 'vitest';
import { log } from '../platform/log.ts';
import { catchLog } from '../platform/testing/memory-log.ts';
import { createCheckText } from './content-check.ts';
import type { WeChatClient } from './wechat-client.ts';

const openid = 'oCanaryOpenid000000000000001';
const checkWith = (answer: Awaited<ReturnType<WeChatClient['checkText']>>, known = true) =>
  createCheckText({
    weChat: { checkText: async () => answer },
    openidOf: async () => (known ? openid : undefined),
    log,
  });

test.each(['pass', 'review', 'risky'] as const)('hands on the verdict %s', async (verdict) => {
  catchLog();
  expect(await checkWith(ok(verdict))('PERSON1', '满地垃圾')).toBe(verdict);
});

test('words are taken when WeChat does not answer, and an event says that nobody looked', async () => {
  const output = catchLog();
  expect(await checkWith(err({ kind: 'busy', errcode: -1 }))('PERSON1', '满地垃圾')).toBe('unreachable');
  expect(await checkWith(ok('pass'), false)('PERSON1', '满地垃圾')).toBe('unreachable');
  expect(output.events()).toMatchObject([
    { event: 'content.text-unchecked', reason: 'busy' },
    { event: 'content.text-unchecked', reason: 'unknown-person' },
  ]);
  expect(output.text()).not.toMatch(/oCanary|满地垃圾/);
});

test('no words need no check', async () => {
  expect(await checkWith(err({ kind: 'busy' }))('PERSON1', ' ')).toBe('pass');
});
