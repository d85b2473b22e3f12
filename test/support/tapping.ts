// How a person uses the pages: by the words that are seen, on a phone of their own.
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { type Chromium, type Look, newPhone, type Phone } from './browser.ts';

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}.jpg`, import.meta.url));

/** What stands on the page that is shown; pages below it in the stack keep their words, unseen. */
export const words = (page: Page, text: string | RegExp, options: { exact?: boolean } = {}) =>
  page.getByText(text, options).filter({ visible: true });

/** The fields of the page that is shown. */
export const field = (page: Page, index = 0) => page.getByRole('textbox').filter({ visible: true }).nth(index);

export const longField = (page: Page) => page.locator('textarea').filter({ visible: true });

/** The last one of the name: a sheet's own button stands after that which opened it. */
export const button = (page: Page, name: string) => page.getByRole('button', { name }).filter({ visible: true }).last();

/** A phone on which somebody has signed in by the persona picker. */
export const phoneOf = async (chromium: Chromium, origin: string, name: string, look: Look = {}): Promise<Phone> => {
  const phone = await newPhone(chromium, look);
  phone.page.setDefaultTimeout(15_000);
  await phone.page.goto(`${origin}/#/pages/sign-in`);
  await words(phone.page, name).click();
  await words(phone.page, '我们的三项承诺').waitFor();
  return phone;
};

export const addPhoto = async (page: Page, name: string, most = 9): Promise<void> => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), words(page, '从相册选').click()]);
  await chooser.setFiles(fixture(name));
  await words(page, `1 / ${most} 张`).waitFor();
};

/** The number of the case that is shown, as its page tells it to whoever has just filed. */
export const numberShown = async (page: Page): Promise<string> => {
  await words(page, '投诉编号').waitFor();
  const number = /HZ\d{8}-[0-9A-Z]{10}/.exec((await page.locator('body').textContent()) ?? '')?.[0];
  if (number === undefined) throw new Error('the new case shows no number');
  return number;
};
