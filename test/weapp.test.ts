// The mini-program as it is uploaded, on WeChat's component framework: a citizen files, a handler answers and resolves.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Chromium, launchBrowser } from './support/browser.ts';
import { cast } from './support/cast.ts';
import { removeDataFolder, type Stack, startStack } from './support/stack.ts';
import { until } from './support/waiting.ts';
import { newWeappPhone, type WeappPhone } from './support/weapp/phone.ts';

const screens = fileURLToPath(new URL('../.cache/screens/', import.meta.url));
/** Budgets of the mini-program: characters handed to a page at once, nodes of a page. */
const most = { setData: 50 * 1_024, nodes: 500 };

let stack: Stack;
let chromium: Chromium;
beforeAll(async () => {
  mkdirSync(screens, { recursive: true });
  // The usual promises: nothing here has to be late.
  [stack, chromium] = await Promise.all([startStack({ policy: '303024' }), launchBrowser()]);
});
afterAll(async () => {
  await chromium?.browser.close();
  await stack?.stop();
  removeDataFolder(stack?.data);
});

const phoneOf = async (openid: string): Promise<WeappPhone> => {
  const phone = await newWeappPhone(chromium, stack.origin, openid);
  phone.page.setDefaultTimeout(15_000);
  await words(phone, '我们的三项承诺').waitFor();
  return phone;
};

const words = ({ page }: WeappPhone, text: string | RegExp) => page.getByText(text).filter({ visible: true });
const button = ({ page }: WeappPhone, name: string) => page.getByRole('button', { name }).filter({ visible: true });
const typeInto = ({ page }: WeappPhone, text: string) => page.locator('textarea').filter({ visible: true }).fill(text);
/** The sheet that lies above the page. */
const sheet = ({ page }: WeappPhone) => page.getByRole('dialog').filter({ visible: true });

const seen = async (phone: WeappPhone, name: string): Promise<void> => {
  await phone.page.screenshot({ path: `${screens}weapp-${name}.png` });
  expect(await phone.nodes(), `nodes of ${name}`).toBeLessThan(most.nodes);
};

const photograph = async (phone: WeappPhone, ...photos: string[]): Promise<void> => {
  await phone.hold(...photos);
  await words(phone, '从相册选').last().click();
  await words(phone, `${photos.length} / 9 张`).waitFor();
};

const file = async (citizen: WeappPhone): Promise<void> => {
  await words(citizen, '投诉举报').first().click();
  await words(citizen, '先拍下问题').waitFor();
  await photograph(citizen, 'before', 'after');
  await seen(citizen, 'file-photo');
  await words(citizen, '下一步').click();
  await words(citizen, '暴露垃圾').first().click();
  await words(citizen, /在地图上/)
    .first()
    .click();
  await citizen.page.locator('input').filter({ visible: true }).first().waitFor();
  await words(citizen, /区（按地图位置）/).click();
  await words(citizen, '月河街道').last().click();
  await words(citizen, '选好了').click();
  await seen(citizen, 'file-place');
  await words(citizen, '下一步').click();
  await typeInto(citizen, '垃圾堆了好几天。'.repeat(500));
  await seen(citizen, 'file-words');
  // Nobody types as fast as a test: by now a phone knows what it may ask leave for.
  await until('who I am is answered', async () => citizen.answered('/v1/me'));
  await words(citizen, '提交投诉').click();
  await words(citizen, '投诉编号').waitFor();
};

describe('the mini-program in WeChat', () => {
  test('files with photos, place and words; is answered and resolved by staff; stays within what WeChat allows', async () => {
    const [citizen, handler] = [await phoneOf(cast.citizen), await phoneOf(cast.handler)];
    await file(citizen);
    await words(citizen, '月河街道综合执法中队已接到派单').waitFor();
    await seen(citizen, 'case');

    await handler.go('/features/staff/pages/queue');
    await words(handler, '红旗路 12 号月河小区').first().waitFor();
    await seen(handler, 'queue');
    await words(handler, '红旗路 12 号月河小区').first().click();
    await words(handler, '承办').first().waitFor();
    await button(handler, '响应').last().click();
    await typeInto(handler, '已安排环卫人员，今天清运完毕');
    await seen(handler, 'respond');
    await sheet(handler).getByRole('button', { name: '响应' }).click();
    await words(handler, '处置中').first().waitFor();
    await words(citizen, '已安排环卫人员，今天清运完毕').first().waitFor();

    await button(handler, '办结上报').last().click();
    await typeInto(handler, '垃圾已清运，地面已冲洗');
    await photograph(handler, 'after');
    await sheet(handler).getByRole('button', { name: '办结上报' }).click();
    await words(handler, '待核查').first().waitFor();
    await seen(handler, 'resolved');
    await words(citizen, '垃圾已清运，地面已冲洗').first().waitFor();
    await seen(citizen, 'case-resolved');

    await citizen.go('/features/complaints/pages/mine');
    await words(citizen, '红旗路 12 号月河小区').first().waitFor();
    await seen(citizen, 'mine');

    for (const phone of [citizen, handler]) {
      expect(phone.complaints).toEqual([]);
      const { compiledCode, largestSetData, pictures } = await phone.measured();
      expect(pictures.filter((src) => !/^(https?|wxfile):\/\//.test(src))).toEqual([]);
      expect(compiledCode, 'code compiled at run time').toBe(0);
      expect(largestSetData).toBeLessThan(most.setData);
    }
    expect((await citizen.measured()).asked).toEqual(expect.arrayContaining(['requestSubscribeMessage', 'uploadFile']));
  });
});
