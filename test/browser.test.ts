// The late walk in a browser, as its people would do it: filed on one phone, answered, resolved and checked on others, rated.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Chromium, type Look, launchBrowser, type Phone } from './support/browser.ts';
import { removeDataFolder, type Stack, startStack } from './support/stack.ts';
import { createStandIn } from './support/stand-in.ts';
import { addPhoto, button, field, numberShown, phoneOf as phoneOn, words } from './support/tapping.ts';
import { until } from './support/waiting.ts';

const screens = fileURLToPath(new URL('../.cache/screens/', import.meta.url));

let stack: Stack;
let chromium: Chromium;
beforeAll(async () => {
  mkdirSync(screens, { recursive: true });
  [stack, chromium] = await Promise.all([startStack({ policy: 'drill' }), launchBrowser()]);
});
afterAll(async () => {
  await chromium?.browser.close();
  await stack?.stop();
  removeDataFolder(stack?.data);
});

const shot = (page: Page, name: string) => page.screenshot({ path: `${screens}${name}.png` });

const phoneOf = (name: string, look: Look = {}): Promise<Phone> => phoneOn(chromium, stack.origin, name, look);

const open = (phone: Phone, path: string) => phone.page.goto(`${stack.origin}/#/features/${path}`);

/** Taps through the three screens of filing; ends on the new case's page with its number. */
const file = async ({ page }: Phone, address: string): Promise<string> => {
  await words(page, '投诉举报').first().click();
  await words(page, '先拍下问题').waitFor();
  await addPhoto(page, 'before');
  await shot(page, 'file-1-photo');
  await words(page, '下一步').click();
  await words(page, '暴露垃圾').first().click();
  await field(page).fill(address);
  await words(page, '未选择').click();
  await words(page, '吴兴区', { exact: true }).last().click();
  await words(page, '月河街道', { exact: true }).last().click();
  await words(page, '选好了').click();
  await shot(page, 'file-2-place');
  await words(page, '下一步').click();
  await page.locator('textarea').filter({ visible: true }).fill('垃圾堆了好几天，味道很大');
  await shot(page, 'file-3-words');
  await words(page, '提交投诉').click();
  return numberShown(page);
};

describe('the late walk on the screens of its people', () => {
  test('is filed, marked, alarmed, answered late, resolved, checked, closed and rated', async () => {
    const citizen = await phoneOf('沈小满');
    const number = await file(citizen, '红旗路 12 号门口');
    await words(citizen.page, '月河街道综合执法中队已接到派单').waitFor();
    await shot(citizen.page, 'case-dispatched');

    const [handler, leader] = await Promise.all([phoneOf('周立行'), phoneOf('臧克勤')]);
    await open(leader, 'staff/pages/desk');
    await words(leader.page, '接收提醒').click();
    await open(handler, 'staff/pages/queue');
    await words(handler.page, '红旗路 12 号门口').waitFor();
    // The page refreshes itself: the yellow mark arrives while it is only looked at.
    await words(handler.page, '黄色预警').first().waitFor({ timeout: 25_000 });
    await shot(handler.page, 'queue-yellow');

    await words(handler.page, '红旗路 12 号门口').click();
    // The row had a button of the same name: the case has to be there first.
    await words(handler.page, '承办').first().waitFor();
    await button(handler.page, '响应').click();
    await handler.page.locator('textarea').filter({ visible: true }).fill('已安排环卫人员，今天清运完毕');
    await button(handler.page, '响应').click();
    await words(handler.page, '处置中').first().waitFor();
    await words(citizen.page, '已安排环卫人员，今天清运完毕').first().waitFor();

    await handler.page.getByText('红色督办').first().waitFor({ timeout: 75_000 });
    await shot(handler.page, 'case-red');
    const alarmed = await until('the leader is alarmed', async () => {
      const personas = await createStandIn(stack.origin).personas();
      const openid = personas.find(({ name }) => name === '臧克勤')?.openid;
      const messages = await createStandIn(stack.origin).messages(openid);
      // The leader of the case hears of it as a task, too, in whatever order.
      return messages.find(({ data }) => data.character_string1?.value === number && data.phrase2 !== undefined);
    });
    expect(alarmed.data.phrase2?.value).toBe('红色督办');

    await button(handler.page, '办结上报').click();
    await handler.page.locator('textarea').filter({ visible: true }).fill('垃圾已清运，地面已冲洗');
    await addPhoto(handler.page, 'after');
    await button(handler.page, '办结上报').click();
    await words(handler.page, '待核查').first().waitFor();

    const dispatcher = await phoneOf('章一鸣', { width: 1280, height: 800 });
    await open(dispatcher, 'staff/pages/desk');
    await words(dispatcher.page, '待核查').first().click();
    await words(dispatcher.page, '红旗路 12 号门口').waitFor();
    await shot(dispatcher.page, 'desk-check');
    await words(dispatcher.page, '红旗路 12 号门口').click();
    await words(dispatcher.page, '承办').first().waitFor();
    await button(dispatcher.page, '核查通过').click();
    await button(dispatcher.page, '核查通过').click();
    await words(dispatcher.page, '已办结').first().waitFor();

    await words(citizen.page, '已办结，请您评价').waitFor();
    await button(citizen.page, '评价').click();
    await citizen.page.getByRole('radio').nth(3).click();
    await citizen.page.locator('textarea').filter({ visible: true }).fill('晚了些，但处理得干净');
    await button(citizen.page, '提交评价').click();
    await words(citizen.page, '已评价').first().waitFor();
    await citizen.page.evaluate(() => window.scrollTo(0, 0));
    await shot(citizen.page, 'case-rated');

    for (const phone of [citizen, handler, leader, dispatcher]) expect(phone.complaints).toEqual([]);
  });
});

describe('a phone that loses its network', () => {
  test('keeps the draft through a reload and files once it is back', async () => {
    const { page, context, complaints } = await phoneOf('钱知秋');
    await words(page, '投诉举报').first().click();
    await words(page, '先拍下问题').waitFor();
    await addPhoto(page, 'before');
    await words(page, '下一步').click();
    await words(page, '暴露垃圾').first().click();
    await field(page).fill('吴兴区月河街道红旗路 20 号');
    await words(page, '下一步').click();
    await page.locator('textarea').filter({ visible: true }).fill('断网前写的话');
    await context.setOffline(true);
    await words(page, '提交投诉').click();
    await words(page, '没有网络').first().waitFor();
    await shot(page, 'file-offline');
    await context.setOffline(false);
    await page.reload();
    await words(page, '上次没提交的内容还在').waitFor();
    expect(await page.locator('textarea').filter({ visible: true }).inputValue()).toBe('断网前写的话');
    await words(page, '提交投诉').click();
    await words(page, '投诉编号').waitFor();
    expect(complaints.filter((said) => !said.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });
});

describe('a field at fault', () => {
  test('says so beside itself and keeps what was typed', async () => {
    const { page } = await phoneOf('沈小满');
    await words(page, '投诉举报').first().click();
    await words(page, '先拍下问题').waitFor();
    await words(page, '下一步').click();
    await words(page, '请至少拍一张照片').waitFor();
    await addPhoto(page, 'before');
    await words(page, '下一步').click();
    await words(page, '暴露垃圾').first().click();
    await field(page).fill('门口');
    await words(page, '下一步').click();
    await words(page, '请选择所在区县，或在地图上选择位置').waitFor();
    expect(await field(page).inputValue()).toBe('门口');
    await shot(page, 'file-error');
  });
});
