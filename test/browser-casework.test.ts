// Case work in a browser, as its people would do it: followed instead of filed twice, unsatisfied, supervised, led, counted.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Chromium, launchBrowser, newPhone, type Phone } from './support/browser.ts';
import { removeDataFolder, type Stack, startStack } from './support/stack.ts';
import { addPhoto, button, field, longField, numberShown, phoneOf as phoneOn, words } from './support/tapping.ts';
import { until } from './support/waiting.ts';

const screens = fileURLToPath(new URL('../.cache/screens/', import.meta.url));
const address = '红旗路 12 号门口';
const here = { longitude: 120.0863, latitude: 30.8943 };

let stack: Stack;
let chromium: Chromium;
const phones: Phone[] = [];
beforeAll(async () => {
  mkdirSync(screens, { recursive: true });
  // The year's promises, not the drill's: nothing here gets a colour only because time passes.
  [stack, chromium] = await Promise.all([startStack({ policy: '303024' }), launchBrowser()]);
});
afterAll(async () => {
  await chromium?.browser.close();
  await stack?.stop();
  removeDataFolder(stack?.data);
});

const shot = (page: Page, name: string) => page.screenshot({ path: `${screens}${name}.png` });

const phoneOf = async (name: string): Promise<Phone> => {
  const phone = await phoneOn(chromium, stack.origin, name);
  phones.push(phone);
  return phone;
};

/** Somebody who stands where the trouble is, and lets the page know. */
const citizenHere = async (name: string): Promise<Phone> => {
  const phone = await phoneOf(name);
  await phone.context.grantPermissions(['geolocation'], { origin: stack.origin });
  await phone.context.setGeolocation(here);
  return phone;
};

const open = ({ page }: Phone, path: string) => page.goto(`${stack.origin}/#/features/${path}`);

const openStaffCase = async (phone: Phone, number: string): Promise<void> => {
  await open(phone, `staff/pages/case?id=${number}`);
  await words(phone.page, address).first().waitFor();
};

/** Taps through filing up to its last screen, where nothing has been sent yet. */
const fillIn = async ({ page }: Phone): Promise<void> => {
  await words(page, '投诉举报').first().click();
  await words(page, '先拍下问题').waitFor();
  await addPhoto(page, 'before');
  await words(page, '下一步').click();
  await words(page, '暴露垃圾').first().click();
  await words(page, '按地图位置').click();
  await words(page, '月河街道', { exact: true }).last().click();
  await words(page, '选好了').click();
  await field(page).fill(address);
  await words(page, '下一步').click();
  await words(page, '将要提交').waitFor();
};

/** A command that stands at the bottom of the case's page, or among the others. */
const command = async ({ page }: Phone, name: string): Promise<void> => {
  const atHand = button(page, name);
  const others = button(page, '更多操作');
  await atHand.or(others).first().waitFor();
  if (await atHand.isVisible()) await atHand.click();
  else {
    await others.click();
    await page.getByRole('button', { name }).filter({ visible: true }).last().click();
  }
};

const respond = async (phone: Phone, said: string): Promise<void> => {
  await command(phone, '响应');
  await longField(phone.page).fill(said);
  await button(phone.page, '响应').click();
  await words(phone.page, '处置中').first().waitFor();
};

describe('case work on the screens of its people', () => {
  let citizen: Phone;
  let neighbour: Phone;
  let handler: Phone;
  let supervisor: Phone;
  let leader: Phone;
  let number: string;

  test('a neighbour is offered the open case while filing, and follows it instead', async () => {
    [citizen, neighbour] = await Promise.all([citizenHere('沈小满'), citizenHere('钱知秋')]);
    await fillIn(citizen);
    await longField(citizen.page).fill('垃圾堆了好几天');
    await words(citizen.page, '提交投诉').click();
    number = await numberShown(citizen.page);
    await words(citizen.page, '月河街道综合执法中队已接到派单').waitFor();

    await fillIn(neighbour);
    await words(neighbour.page, '已有 1 件同类投诉在办').waitFor();
    await shot(neighbour.page, 'file-nearby');
    await words(neighbour.page, '就是这个，关注它').click();
    await words(neighbour.page, '我关注的').waitFor();
    expect(await numberShown(neighbour.page)).toBe(number);
    expect(await neighbour.page.locator('body').textContent()).not.toContain('垃圾堆了好几天');
    await open(neighbour, 'complaints/pages/mine');
    await neighbour.page.getByRole('radio', { name: '我关注的' }).filter({ visible: true }).click();
    await words(neighbour.page, address).waitFor();
  });

  test('one star wants a reason and reopens', async () => {
    const dispatcherSignsIn = phoneOf('章一鸣');
    handler = await phoneOf('周立行');
    await openStaffCase(handler, number);
    await respond(handler, '马上安排清运');
    await button(handler.page, '办结上报').click();
    await longField(handler.page).fill('已清运');
    await addPhoto(handler.page, 'after');
    await button(handler.page, '办结上报').click();
    await words(handler.page, '待核查').first().waitFor();

    const dispatcher = await dispatcherSignsIn;
    await openStaffCase(dispatcher, number);
    await command(dispatcher, '核查通过');
    await button(dispatcher.page, '核查通过').click();
    await words(dispatcher.page, '已办结').first().waitFor();

    await words(citizen.page, '已办结，请您评价').waitFor();
    await button(citizen.page, '评价').click();
    await citizen.page.getByRole('radio', { name: '很不满意' }).click();
    await button(citizen.page, '提交并重新办理').click();
    await words(citizen.page, '请写明不满意的原因').waitFor();
    await shot(citizen.page, 'rate-unsatisfied');
    await longField(citizen.page).fill('只清了一半');
    await button(citizen.page, '提交并重新办理').click();
    await words(citizen.page, '不满意，重新办理').waitFor();
    await words(citizen.page, '第 2 次办理').waitFor();
    await citizen.page.evaluate(() => window.scrollTo(0, 0));
    await shot(citizen.page, 'case-reopened');
  });

  test('the ledger says in yellow why, and a supervision gets its answer', async () => {
    supervisor = await phoneOf('潘明鉴');
    await open(supervisor, 'staff/pages/ledger');
    const yellow = supervisor.page.getByRole('tab', { name: '黄' }).filter({ visible: true });
    await yellow.click();
    await words(supervisor.page, '市民不满意').waitFor();
    await shot(supervisor.page, 'ledger-yellow');
    await words(supervisor.page, address).click();
    await words(supervisor.page, '只清了一半').first().waitFor();
    await command(supervisor, '督办');
    await longField(supervisor.page).fill('今天之内清完，回复照片');
    await button(supervisor.page, '发出督办单').click();
    await words(supervisor.page, '等待回复').first().waitFor();

    await openStaffCase(handler, number);
    await respond(handler, '再去一次');
    await command(handler, '回复督办');
    await longField(handler.page).fill('已加派一辆车');
    await button(handler.page, '提交回复').click();
    await words(supervisor.page, '已加派一辆车').first().waitFor();
    await shot(supervisor.page, 'supervision-answered');
  });

  test('a leader finds the key case and plans for it', async () => {
    const leaderSignsIn = phoneOf('臧克勤');
    await command(supervisor, '列为重点');
    await longField(supervisor.page).fill('三番五次清不干净');
    await button(supervisor.page, '列为重点').click();
    leader = await leaderSignsIn;
    await open(leader, 'staff/pages/leading');
    await words(leader.page, address).waitFor();
    await shot(leader.page, 'leading');
    await button(leader.page, '一案一策').click();
    await longField(leader.page).fill('增设垃圾房，每天两次清运');
    await leader.page.getByLabel('第 1 步做什么').fill('选址');
    await leader.page.getByLabel('第 1 步哪天前完成').fill('2099-12-31');
    await button(leader.page, '保存方案').click();
    await words(leader.page, '增设垃圾房，每天两次清运').first().waitFor();
    await words(leader.page, '0 / 1 步').first().waitFor();
  });

  test('the board counts it for everybody, and the figures lead to the case', async () => {
    await open(leader, 'insights/pages/figures');
    await until(
      'the figures have counted the case',
      async () => {
        await leader.page.reload();
        await words(leader.page, '派单及时率').waitFor();
        return words(leader.page, '重开 1 件').isVisible();
      },
      60,
      1000,
    );
    await button(leader.page, '重开 1 件').click();
    await words(leader.page, '案件明细').waitFor();
    await words(leader.page, '暴露垃圾').click();
    await words(leader.page, number).first().waitFor();

    const passerBy = await newPhone(chromium);
    phones.push(passerBy);
    passerBy.page.setDefaultTimeout(15_000);
    await open(passerBy, 'insights/pages/board');
    // Everybody's board is made anew every so many seconds; whoever signed in above may have had it made before.
    await until(
      'the board has counted the case',
      async () => {
        await passerBy.page.reload();
        const rate = passerBy.page.getByRole('img', { name: '派单及时率' });
        await rate.waitFor();
        return (
          (await rate.getAttribute('aria-label'))?.startsWith('派单及时率 100%，目标 98%') &&
          words(passerBy.page, '到期 2 件').first().isVisible()
        );
      },
      90,
      1000,
    );
    await shot(passerBy.page, 'board');
    await passerBy.page.getByRole('checkbox', { name: '吴兴区' }).click();
    await button(passerBy.page, '看全市').waitFor();
    for (const phone of phones) expect(phone.complaints).toEqual([]);
  });
});
