// The other side of shared parking in a browser: a lot opened and closed again, its driver helped, a plate decided on.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chinaDay } from '@huzhou/shared/kernel/time';
import type { Lot } from '@huzhou/shared/parking/lot';
import { createLot, listOwnLots } from '@huzhou/shared/parking/lot-routes';
import { answerContest, contestPlate, listPermits, registerPlate } from '@huzhou/shared/parking/permit-routes';
import { plateWords } from '@huzhou/shared/parking/plate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from './support/api.ts';
import { type Chromium, launchBrowser, type Phone } from './support/browser.ts';
import { enter } from './support/cast.ts';
import { book, type Driver, newDriver, quarterAfter } from './support/parking.ts';
import { removeDataFolder, type Stack, startStack } from './support/stack.ts';
import { button, longField, phoneOf as phoneOn, words } from './support/tapping.ts';
import { until } from './support/waiting.ts';

const screens = fileURLToPath(new URL('../.cache/screens/', import.meta.url));
const plate = '浙E6K2P9';

let stack: Stack;
let chromium: Chromium;
beforeAll(async () => {
  mkdirSync(screens, { recursive: true });
  [stack, chromium] = await Promise.all([startStack({ policy: '303024' }), launchBrowser()]);
});
afterAll(async () => {
  await chromium?.browser.close();
  await stack?.stop();
  removeDataFolder(stack?.data);
});

const shot = (page: Page, name: string) => page.screenshot({ path: `${screens}lots-${name}.png` });
const phoneOf = (name: string): Promise<Phone> => phoneOn(chromium, stack.origin, name);
const labelled = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).filter({ visible: true }).last();
const choice = (page: Page, name: string) => page.getByRole('radio', { name }).filter({ visible: true });

/** A lot two hundred metres on, open day and night, with more spots than are needed. */
const openNextTo = (operator: Person, { point }: Lot): Promise<Lot> =>
  operator.must(createLot, {
    body: {
      name: '邻近停车场',
      ownerKind: 'state-company',
      programme: 'added',
      address: '西塞山路 11 号',
      point: { ...point, latitude: point.latitude + 200 / 111_000 },
      entrance: '北门进',
      rules: '',
      numbering: 'numbered',
      sharing: {
        days: { working: [{ from: '00:00', to: '24:00' }], rest: [{ from: '00:00', to: '24:00' }] },
        seasons: [],
      },
      tariff: { kind: 'free' },
      spots: ['N-01', 'N-02'].map((spotId) => ({ spotId, charger: false, accessible: false })),
    },
  });

describe('a lot, from its opening to a closed evening', () => {
  const name = '西塞山路机关停车场';
  let operator: Phone;
  let made: Lot;
  let near: Lot;

  test('it is made on one page: what is missing is said, and what was typed outlives a reload', async () => {
    operator = await phoneOf('闵泊舟');
    const { page } = operator;
    await words(page, '停车场管理').first().click();
    await button(page, '新建停车场').click();
    await labelled(page, '名称').fill(name);
    await choice(page, '机关事业单位').click();
    await choice(page, '错时开放 单位').click();
    await labelled(page, '地址').fill('西塞山路 9 号');
    await button(page, '建好停车场').click();
    await words(page, '请标出停车场的位置').waitFor();
    const map = page.locator('.map-sketch__field').filter({ visible: true });
    const { width, height } = (await map.boundingBox()) ?? { width: 0, height: 0 };
    await map.click({ position: { x: width * 0.66, y: height * 0.48 } });
    await labelled(page, '入口在哪里').fill('东门进');
    await choice(page, '每天全天开放').click();
    await choice(page, '免费').click();
    await choice(page, '编号车位').click();
    await labelled(page, '车位编号').fill('A-001…A-002');
    await words(page, '共 2 个车位').waitFor();
    await page.reload();
    await words(page, '接着上次没填完的').waitFor();
    await shot(page, 'form');
    await button(page, '建好停车场').click();
    await words(page, '停车场已建好').waitFor();
    await words(page, name).first().waitFor();

    const person = await enter(stack.origin, 'operator');
    const { lots } = await person.must(listOwnLots, { query: {} });
    made = lots.find((lot) => lot.name === name) ?? expect.fail('the new lot is not in its operator’s list');
    expect(made).toMatchObject({ spots: 2, paused: false, version: 1 });
    near = await openNextTo(person, made);
  });

  test('a window is closed, and the driver whom that touches has a spot next to it', async () => {
    const driver = await enter(stack.origin, 'citizen');
    const permit = await driver.must(registerPlate, { body: { plate } });
    const from = quarterAfter(stack.now());
    await book({ ...driver, ...permit }, made, { from, to: quarterAfter(stack.now(), 12) });

    const { page } = operator;
    await page.goto(`${stack.origin}/#/features/lots/pages/lot?id=${made.lotId}`);
    await words(page, name).first().waitFor();
    // Shortly before midnight the next quarter is tomorrow's.
    if (chinaDay(from) !== chinaDay(stack.now())) await button(page, '后一天').click();
    await words(page, plateWords(plate)).waitFor();
    await labelled(page, '车牌后几位，或预约短号').fill('K2P9');
    await button(page, '登记入场').waitFor();
    await shot(page, 'day');

    await button(page, '关闭时段').click();
    await button(page, '关闭一段时间').click();
    await labelled(page, '原因').fill('防汛应急，车位留给抢险车辆');
    await button(page, '关闭这段时间').click();
    await words(page, '确定要关闭吗？').waitFor();
    await button(page, '关闭这段时间').click();
    await words(page, '改到附近 1 个，取消 0 个').waitFor();
    await words(page, '已关闭').first().waitFor();
    await shot(page, 'closed');

    const moved = await phoneOf('沈小满');
    await moved.page.goto(`${stack.origin}/#/features/parking/pages/bookings`);
    await words(moved.page, near.name).first().waitFor();
    await shot(moved.page, 'moved');
    expect(moved.complaints).toEqual([]);
  });

  test('the vehicle is let in by hand at the other lot', async () => {
    const { page } = operator;
    await page.goto(`${stack.origin}/#/pages/home`);
    await words(page, '停车场管理').first().click();
    await labelled(page, '按名称或地址找停车场').fill(near.name);
    await words(page, near.name).last().click();
    await words(page, '暂停接受预约').waitFor();
    const shown = words(page, plateWords(plate));
    const tomorrow = button(page, '后一天');
    await shown.or(words(page, '这天没有预约')).first().waitFor();
    if (!(await shown.isVisible())) await tomorrow.click();
    await button(page, '登记入场').click();
    await words(page, '已登记入场').waitFor();
    await words(page, '已入场').first().waitFor();
    await shot(page, 'arrived');
    expect(operator.complaints).toEqual([]);
  });
});

describe('a plate that two persons say is theirs', () => {
  test('the officer reads both sides and decides, with a reason', async () => {
    const holder: Driver = await newDriver(stack.origin);
    const claimant = await enter(stack.origin, 'neighbour');
    await claimant.must(contestPlate, { body: { plate: holder.plate, words: '行驶证在我名下，去年买的二手车' } });
    await holder.must(answerContest, {
      path: { permitId: holder.permitId },
      body: { words: '车已经卖掉了，忘了移除' },
    });

    const officer = await phoneOf('严有序');
    const { page } = officer;
    await words(page, '停车场管理').first().click();
    await words(page, '车牌审核和申诉').first().click();
    await words(page, plateWords(holder.plate)).waitFor();
    await words(page, '行驶证在我名下，去年买的二手车').waitFor();
    await words(page, '车已经卖掉了，忘了移除').waitFor();
    await shot(page, 'contest');
    await button(page, '申诉不成立').click();
    await button(page, '维持登记').click();
    await words(page, '请写明不通过的原因').waitFor();
    await button(page, '关闭').click();
    await button(page, '申诉成立').click();
    await longField(page).fill('行驶证与申诉人相符');
    await button(page, '转给申诉人').click();
    await words(page, '已决定').waitFor();
    await words(page, '没有待办的车牌').waitFor();
    await shot(page, 'decided');

    const statesOf = async (person: Person) =>
      (await person.must(listPermits, {})).permits.filter((permit) => permit.plate === holder.plate);
    await until('the claimant has the plate', async () => (await statesOf(claimant))[0]?.state === 'approved');
    expect((await statesOf(holder))[0]).toMatchObject({ state: 'lost', reason: '行驶证与申诉人相符' });
    // The refusal that lacked a reason never left the page.
    expect(officer.complaints).toEqual([]);
  });
});
