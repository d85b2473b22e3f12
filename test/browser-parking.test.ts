// Shared parking on the phones of its people: a new plate, a night, an early end; and what somebody else can get of it.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Lot } from '@huzhou/shared/parking/lot';
import { decidePermitRequest, listPermitRequests } from '@huzhou/shared/parking/permit-routes';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Chromium, launchBrowser, type Phone } from './support/browser.ts';
import { enter } from './support/cast.ts';
import { openLot, somewhereQuiet } from './support/parking.ts';
import { removeDataFolder, type Stack, startStack } from './support/stack.ts';
import { button, phoneOf as phoneOn, words } from './support/tapping.ts';
import { until } from './support/waiting.ts';

const screens = fileURLToPath(new URL('../.cache/screens/', import.meta.url));

const morning = / – .*07:30$/;

let stack: Stack;
let chromium: Chromium;
let lot: Lot;

/** At whatever time this is run: the lot never closes, and from a quarter of an hour before the beginning one may come. */
beforeAll(async () => {
  mkdirSync(screens, { recursive: true });
  [stack, chromium] = await Promise.all([startStack({ policy: '303024' }), launchBrowser()]);
  lot = await openLot(await enter(stack.origin, 'operator'), { name: '埭溪独位停车场' });
});
afterAll(async () => {
  await chromium?.browser.close();
  await stack?.stop();
  removeDataFolder(stack?.data);
});

const shot = (page: Page, name: string) => page.screenshot({ path: `${screens}parking-${name}.png` });

/** Somebody who stands near the lot, and lets the page know. */
const driverThere = async (name: string): Promise<Phone> => {
  const phone = await phoneOn(chromium, stack.origin, name);
  await phone.context.grantPermissions(['geolocation'], { origin: stack.origin });
  await phone.context.setGeolocation(somewhereQuiet);
  return phone;
};

/** From the home page to the only lot around. */
const findTheLot = async ({ page }: Phone): Promise<void> => {
  await words(page, '共享停车').first().click();
  await words(page, '我的位置附近').waitFor();
  await words(page, lot.name).first().waitFor();
};

/** From the next quarter of an hour until tomorrow morning. */
const forTheNight = async ({ page }: Phone): Promise<void> => {
  await button(page, '改时间').click();
  await words(page, '现在起 2 小时').click();
  await page.getByLabel('结束日期').selectOption({ index: 1 });
  await page.getByLabel('结束时').selectOption('07');
  await page.getByLabel('结束分').selectOption('30');
  await button(page, '就停这').click();
  await words(page, morning).first().waitFor();
};

const typePlate = async ({ page }: Phone, keys: string): Promise<void> => {
  for (const key of keys) await page.getByRole('button', { name: key, exact: true }).filter({ visible: true }).click();
};

const eraseKey = ({ page }: Phone) => button(page, '删除一位');

describe('one spot, one night, two drivers', () => {
  let driver: Phone;
  let other: Phone;

  test('a new plate is registered on the way, and the spot held and confirmed in three taps', async () => {
    driver = await driverThere('沈小满');
    const { page } = driver;
    await findTheLot(driver);
    await forTheNight(driver);
    await words(page, '余 1 位').waitFor();
    await shot(page, 'find');

    await words(page, lot.name).first().click();
    await words(page, '先登记车牌').waitFor();
    await button(page, '登记这个车牌').click();
    await words(page, '车牌还差 5 位').waitFor();
    await typePlate(driver, '9K3M1');
    await shot(page, 'plate');
    await button(page, '登记这个车牌').click();
    await words(page, '浙E·9K3M1').first().waitFor();
    await shot(page, 'lot');

    await button(page, '预约').click();
    await words(page, '先为您留着').waitFor();
    await shot(page, 'held');
    // A reload loses nothing: the hold lies with the server, its countdown on the page.
    await page.reload();
    await button(page, '确认预约').click();
    await words(page, '已预约').first().waitFor();
    await words(page, 'A-01 号车位').waitFor();
    await shot(page, 'confirmed');
  });

  test('nobody else gets it: full in the list, and the line instead', async () => {
    other = await driverThere('钱知秋');
    const { page } = other;
    await findTheLot(other);
    await forTheNight(other);
    await until('search shows it full', async () => {
      await page.reload();
      await words(page, lot.name).first().waitFor();
      return words(page, '已约满，可候补').isVisible();
    });
    await words(page, lot.name).first().click();
    await words(page, '先登记车牌').waitFor();
    for (const _ of '浙E') await eraseKey(other).click();
    await typePlate(other, '沪A77M21');
    await button(page, '登记这个车牌').click();
    await words(page, '正在审核').first().waitFor();
    await shot(page, 'reviewing');

    const officer = await enter(stack.origin, 'parkingOfficer');
    const request = await until('the application is with the officer', async () => {
      const { requests } = await officer.must(listPermitRequests, { query: {} });
      return requests.find(({ plate }) => plate === '沪A77M21');
    });
    await officer.must(decidePermitRequest, { path: { requestId: request.requestId }, body: { granted: true } });
    // The page notices by itself.
    await page.getByRole('radio', { name: '沪A·77M21' }).filter({ visible: true }).waitFor();
    await button(page, '排候补').click();
    await words(page, '您排在最前').waitFor();
    await shot(page, 'waiting');
  });

  test('its driver arrives, stays longer, and leaves', async () => {
    const { page } = driver;
    await button(page, '我到了').click();
    await words(page, '已入场').first().waitFor();
    await shot(page, 'arrived');
    await button(page, '延长').click();
    await words(page, '多停 30 分钟').click();
    await shot(page, 'extend');
    await button(page, '延长到 08:00').click();
    await words(page, / – .*08:00$/)
      .first()
      .waitFor();
    await button(page, '离场').click();
    await words(page, '现在离场？').waitFor();
    await button(page, '离场').click();
    await words(page, '已离场').first().waitFor();
    await shot(page, 'left');
  });

  test('what is left of the night is offered to the first in line', async () => {
    const { page } = other;
    await words(page, '有车位了，请确认').first().waitFor({ timeout: 25_000 });
    await shot(page, 'offer');
    await button(page, '去确认').click();
    await words(page, '候补轮到您了').waitFor();
    await button(page, '确认预约').click();
    await words(page, '已预约').first().waitFor();
    await page.goto(`${stack.origin}/#/pages/home`);
    await words(page, `${lot.name} `).first().waitFor();
    await shot(page, 'home');
    for (const phone of [driver, other]) expect(phone.complaints).toEqual([]);
  });
});
