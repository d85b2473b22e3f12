// A dog's life on the phones of its people: entered, treated, certified, lost and found, handed over, renewed; and the board.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listTreatments } from '@huzhou/shared/dogs/clinic-routes';
import { listApplications } from '@huzhou/shared/dogs/registry-routes';
import { listDogs } from '@huzhou/shared/dogs/routes';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Chromium, launchBrowser, newPhone, type Phone } from './support/browser.ts';
import { enter } from './support/cast.ts';
import { newDataFolder, removeDataFolder, type Stack, startStack } from './support/stack.ts';
import { addPhoto, button, field, longField, phoneOf as phoneOn, words } from './support/tapping.ts';
import { until } from './support/waiting.ts';

const screens = fileURLToPath(new URL('../.cache/screens/', import.meta.url));

/** Towns in which the demonstration has no dog: what the board says of them is of this one. */
const homes = {
  first: { town: '东林镇', address: '锦山路 12 号' },
  second: { town: '道场乡', address: '菰城路 8 号' },
};
const keepers = {
  first: { name: '沈阿暖', identityNumber: '330502199003074513', phone: '13900001234' },
  second: { name: '邱大山', identityNumber: '330502198811230022', phone: '13700005678' },
};
const name = '团团';
const chip = '156000012345679';

const data = newDataFolder();
let stack: Stack;
let chromium: Chromium;
const phones: Phone[] = [];
/** Of a page, in milliseconds. */
const patience = 20_000;

/** A stack that has just begun loads each function when it is first asked: nobody's first tap shall wait for that. */
const wake = async (): Promise<void> => {
  const [citizen, registrar, clinician] = await Promise.all(
    (['citizen', 'registrar', 'clinician'] as const).map((part) => enter(stack.origin, part)),
  );
  await Promise.all([
    citizen?.must(listDogs, {}),
    registrar?.must(listApplications, { query: {} }),
    clinician?.must(listTreatments, { query: {} }),
  ]);
};

beforeAll(async () => {
  mkdirSync(screens, { recursive: true });
  [stack, chromium] = await Promise.all([
    startStack({ policy: '303024', data, at: '2026-11-24T02:00:00.000Z' }),
    launchBrowser(),
  ]);
  await wake();
});
afterAll(async () => {
  await chromium?.browser.close();
  await stack?.stop();
  removeDataFolder(data);
});

const shot = (page: Page, what: string) => page.screenshot({ path: `${screens}dogs-${what}.png` });

const phoneOf = async (persona: string): Promise<Phone> => {
  const phone = await phoneOn(chromium, stack.origin, persona);
  phone.page.setDefaultTimeout(patience);
  phones.push(phone);
  return phone;
};

/** Somebody who is nobody to us. */
const strangersPhone = async (): Promise<Phone> => {
  const phone = await newPhone(chromium);
  phone.page.setDefaultTimeout(patience);
  phones.push(phone);
  return phone;
};

const open = ({ page }: Phone, path: string) => page.goto(`${stack.origin}/#/features/${path}`);

const textOf = async (locator: Locator): Promise<string> => (await locator.textContent()) ?? '';

const labelled = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).filter({ visible: true }).last();

/** By its whole name: what opened a sheet often begins with the words of the sheet's own button. */
const press = (page: Page, label: string) =>
  page.getByRole('button', { name: label, exact: true }).filter({ visible: true }).last().click();

const choose = (page: Page, label: string) =>
  page.getByRole('radio', { name: label, exact: true }).filter({ visible: true }).last().click();

const fillHome = async (page: Page, { town, address }: typeof homes.first): Promise<void> => {
  await button(page, '选择乡镇街道').click();
  await choose(page, '吴兴区');
  await choose(page, town);
  await words(page, `吴兴区${town}`).first().waitFor();
  await labelled(page, '详细住址').fill(address);
};

const fillKeeper = async (page: Page, keeper: typeof keepers.first): Promise<void> => {
  await labelled(page, '姓名').fill(keeper.name);
  await labelled(page, '身份证号码').fill(keeper.identityNumber);
  await labelled(page, '手机号码').fill(keeper.phone);
};

const recordVaccination = async (page: Page, batch: string): Promise<void> => {
  await labelled(page, '批号').fill(batch);
  await choose(page, '狂犬病灭活疫苗');
};

/** The one field for whatever a dog is found by. */
const numberLabel = '芯片、犬牌、登记号或单号';

const nothing = 'nothing';

/** What everybody's board says of a town; undefined while the board is not there. */
const boardOf = async ({ page }: Phone, town: string): Promise<string | undefined> => {
  await page.reload();
  const district = page.getByRole('button', { name: /^吴兴区 / });
  await district.or(words(page, '再试一次')).first().waitFor();
  if (!(await district.isVisible())) return undefined;
  await district.click();
  await words(page, '吴兴区的乡镇街道').waitFor();
  const all = words(page, '看全部乡镇街道');
  if (await all.isVisible()) await all.click();
  const row = page.locator('.board__row', { hasText: town });
  return (await row.count()) === 0 ? nothing : textOf(row.locator('.board__words'));
};

const boardSays = (passerBy: Phone, town: string, said: string) =>
  until(`the board says ${said} of ${town}`, async () => (await boardOf(passerBy, town)) === said, 60, 500);

describe('a dog on the screens of its people', () => {
  let keeper: Phone;
  let clinic: Phone;
  let passerBy: Phone;
  let tag: string;

  test('registering it is left with a wrong chip number, and resumed where it was left', async () => {
    [keeper, passerBy] = await Promise.all([phoneOf('沈小满'), strangersPhone()]);
    await open(passerBy, 'insights/pages/board?topic=dogs');
    await boardSays(passerBy, homes.first.town, nothing);

    const { page } = keeper;
    await open(keeper, 'dogs/pages/dogs');
    await button(page, '登记一只犬').click();
    await words(page, '它住在哪里').waitFor();
    await fillHome(page, homes.first);
    await shot(page, 'home');
    await press(page, '下一步');

    await labelled(page, '名字').fill(name);
    await button(page, '选择犬种').click();
    await choose(page, '柯基犬');
    await labelled(page, '出生日期').fill('2024-05-01');
    await labelled(page, '肩高（厘米）').fill('30');
    await labelled(page, '毛色').fill('黄白');
    await choose(page, '公');
    await choose(page, '已绝育');
    await shot(page, 'dog');
    await press(page, '下一步');

    await words(page, '给它拍张照').waitFor();
    await addPhoto(page, 'before', 4);
    await shot(page, 'photos');
    await press(page, '下一步');
    await words(page, '谁是主人').waitFor();
    await fillKeeper(page, keepers.first);
    await shot(page, 'keeper');
    await press(page, '下一步');

    await labelled(page, '芯片号码').fill('15600001234567');
    await words(page, '芯片号码应为 15 位数字，您输入了 14 位').waitFor();
    await shot(page, 'chip-wrong');
    await page.goto(`${stack.origin}/#/pages/home`);
    await words(page, '文明养犬').first().click();
    await words(page, '登记表还没填完').waitFor();
    await shot(page, 'list');
    await words(page, '登记表还没填完').click();
    await words(page, '芯片号码应为 15 位数字，您输入了 14 位').waitFor();
    expect(await labelled(page, '芯片号码').inputValue()).toBe('15600001234567');
  });

  test('it is handed in; a clinic finds it by its number, vaccinates and chips it; the registrar approves', async () => {
    const { page } = keeper;
    await labelled(page, '芯片号码').fill('');
    await shot(page, 'submit');
    await press(page, '提交登记');
    await words(page, '带它去诊疗机构打疫苗、植入芯片').first().waitFor();
    await shot(page, 'submitted');
    const dogId = await textOf(words(page, /^HQ\d{8}-[0-9A-Z]{10}$/).first());

    clinic = await phoneOf('温仁心');
    await open(clinic, 'dogs-desk/pages/index');
    await labelled(clinic.page, numberLabel).fill(dogId.toLowerCase());
    await press(clinic.page, '查询');
    await words(clinic.page, name).waitFor();
    await shot(clinic.page, 'clinic');
    await press(clinic.page, '登记免疫');
    await recordVaccination(clinic.page, 'B2026-1');
    await shot(clinic.page, 'clinic-vaccinate');
    await press(clinic.page, '登记免疫');
    await words(clinic.page, '免疫已登记，保护到').waitFor();
    await shot(clinic.page, 'clinic-vaccinated');
    await press(clinic.page, '再登记芯片');
    await labelled(clinic.page, '植入的芯片号码').fill(chip);
    await shot(clinic.page, 'clinic-chip');
    await press(clinic.page, '登记芯片');
    await words(clinic.page, '芯片已登记').waitFor();
    await shot(clinic.page, 'clinic-done');

    const registrar = await phoneOf('易安居');
    await open(registrar, 'dogs-desk/pages/index');
    await words(registrar.page, name).waitFor();
    await shot(registrar.page, 'applications');
    await words(registrar.page, name).click();
    await words(registrar.page, '免疫、芯片齐全').waitFor();
    await shot(registrar.page, 'review');
    await press(registrar.page, '准予登记');
    await words(registrar.page, '签发犬证和犬牌').waitFor();
    await shot(registrar.page, 'approve');
    await press(registrar.page, '准予登记');
    await words(registrar.page, '已登记').first().waitFor();
  });

  test('its certificate is shown and verified, with and without a network, and the board counts it', async () => {
    const { page, context } = keeper;
    await page.reload();
    await button(page, '出示犬证').waitFor();
    await shot(page, 'registered');
    tag = await textOf(words(page, /^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/));
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/certificate') && response.ok()),
      press(page, '出示犬证'),
    ]);
    const { qr } = (await answer.json()) as { readonly qr: string };
    await words(page, '签名已在本机核验').waitFor();
    await shot(page, 'certificate');
    await page.goBack();
    await context.setOffline(true);
    await press(page, '出示犬证');
    await words(page, '照样可以核验').waitFor();
    await words(page, '签名已在本机核验').waitFor();
    await shot(page, 'certificate-offline');
    await context.setOffline(false);

    const guard = await strangersPhone();
    await open(guard, 'dogs/pages/verify');
    await labelled(guard.page, '犬证编号').fill(qr);
    await press(guard.page, '核验');
    await words(guard.page, '签名是真的').waitFor();
    await words(guard.page, '有效', { exact: true }).waitFor();
    await shot(guard.page, 'verified');
    await guard.context.setOffline(true);
    await press(guard.page, '核验');
    await words(guard.page, '没有网络，只核验了签名').waitFor();
    await words(guard.page, '有效', { exact: true }).waitFor();
    await shot(guard.page, 'verified-offline');

    await boardSays(passerBy, homes.first.town, '1 / 1 只');
    await shot(passerBy.page, 'board');
  });

  test('lost, a stranger who scans its tag reaches its keeper and learns nothing of them', async () => {
    const { page } = keeper;
    await page.goBack();
    await words(page, '走失了', { exact: true }).click();
    await words(page, '最后在哪里看见它').first().waitFor();
    await shot(page, 'lose');
    await press(page, '报告走失');
    await words(page, '走失中').first().waitFor();
    await shot(page, 'lost');
    await open(clinic, 'dogs-desk/pages/lost');
    await words(clinic.page, name).waitFor();
    await shot(clinic.page, 'lost-list');

    const stranger = await strangersPhone();
    await stranger.context.grantPermissions(['geolocation'], { origin: stack.origin });
    await stranger.context.setGeolocation({ longitude: 120.0863, latitude: 30.8943 });
    await open(stranger, `dogs/pages/tag?code=${tag}`);
    await words(stranger.page, `我叫${name}，我走丢了`).waitFor();
    await shot(stranger.page, 'tag');
    await longField(stranger.page).fill('在公园门口，它很乖');
    await labelled(stranger.page, '在哪里').fill('飞英公园北门');
    await press(stranger.page, '附上我现在的位置');
    await words(stranger.page, '已附上您现在的位置').waitFor();
    const seen = await textOf(stranger.page.locator('body'));
    for (const personal of [...Object.values(keepers.first), homes.first.address]) expect(seen).not.toContain(personal);
    await shot(stranger.page, 'tag-filled');
    await press(stranger.page, '告诉主人');
    await words(stranger.page, '谢谢您').waitFor();
    await shot(stranger.page, 'tag-thanks');

    await open(keeper, 'dogs/pages/dogs');
    await words(page, '有人发现它，1 条留言').waitFor();
    await shot(page, 'list-unread');
    await words(page, '有人发现它，1 条留言').click();
    await words(page, '在公园门口，它很乖').waitFor();
    await words(page, '飞英公园北门').first().waitFor();
    await shot(page, 'finding');
    await press(page, '看地点');
    await shot(page, 'finding-place');
    await press(page, '关闭');
    await press(page, '已经找回');
    await words(page, '协查会撤销').waitFor();
    await press(page, '已经找回');
    await button(page, '出示犬证').waitFor();
  });

  test('handed over by its code, a year on it is another keeper’s, who renews it', async () => {
    const { page } = keeper;
    await words(page, '过户给别人').click();
    await words(page, '会生成一个过户码').waitFor();
    await press(page, '生成过户码');
    const code = await textOf(words(page, /^[0-9A-Z]{4}( [0-9A-Z]{4}){3}$/));
    await shot(page, 'transfer');

    const next = await phoneOf('邱远山');
    await open(next, 'dogs/pages/accept');
    await field(next.page).fill(code.toLowerCase());
    await press(next.page, '看看是哪只犬');
    await words(next.page, '您要接手的是').waitFor();
    await fillKeeper(next.page, keepers.second);
    await fillHome(next.page, homes.second);
    await shot(next.page, 'accept');
    await press(next.page, '接受过户');
    await words(next.page, '正在过户给您').first().waitFor();
    await shot(next.page, 'accepted');

    // The stack goes on in the last month of the registration; fourteen days without an objection are long over.
    for (const phone of phones) await phone.page.goto('about:blank');
    await stack.kill();
    const port = Number(new URL(stack.origin).port);
    stack = await startStack({ policy: '303024', data, port, at: '2027-11-10T02:00:00.000Z' });
    await wake();
    await open(clinic, 'dogs-desk/pages/index');
    await labelled(clinic.page, numberLabel).fill(chip);
    await press(clinic.page, '查询');
    await words(clinic.page, name).waitFor();
    await press(clinic.page, '登记免疫');
    await recordVaccination(clinic.page, 'B2027-9');
    await press(clinic.page, '登记免疫');
    await words(clinic.page, '免疫已登记，保护到').waitFor();

    await open(next, 'dogs/pages/dogs');
    await words(next.page, name).click();
    await words(next.page, '即将到期').first().waitFor();
    await shot(next.page, 'expiring');
    await press(next.page, '续期');
    await words(next.page, '再登记一年').waitFor();
    await press(next.page, '续期');
    await words(next.page, '续好了').waitFor();
    // The registration, and what the clinic gave before it.
    expect(await words(next.page, /至 2028\.11/).count()).toBe(2);
    await shot(next.page, 'renewed');
    await open(passerBy, 'insights/pages/board?topic=dogs');
    await boardSays(passerBy, homes.second.town, '1 / 1 只');
    await boardSays(passerBy, homes.first.town, nothing);
    await open(keeper, 'dogs/pages/dogs');
    await words(page, '豆豆').first().waitFor();
    expect(await words(page, name).count()).toBe(0);

    // Without a network, signed out after a year, and of a stack that is only just there.
    const expected = /ERR_INTERNET_DISCONNECTED|status of 401/;
    for (const { complaints } of phones) expect(complaints.filter((said) => !expected.test(said))).toEqual([]);
  });
});
