// A Chromium for the proofs: the machine's own if it has one, else the one that comes in a package, with a Chinese font.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Chromium {
  readonly browser: Browser;
  /** The packaged browser knows no Chinese font, so pages get one. */
  readonly needsFont: boolean;
}

const packaged = async (): Promise<Chromium> => {
  // Tells the package to unpack its own libraries, which a bare machine lacks.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: bundled } = await import('@sparticuz/chromium');
  const args = bundled.args.filter((arg) => arg !== '--single-process');
  const executablePath = await bundled.executablePath();
  return { browser: await chromium.launch({ executablePath, args: [...args, ...flags] }), needsFont: true };
};

export const launchBrowser = async (): Promise<Chromium> => {
  const executablePath = systemBrowsers.find((path) => existsSync(path));
  if (executablePath === undefined) return packaged();
  return { browser: await chromium.launch({ executablePath, args: flags }), needsFont: false };
};

const font = fileURLToPath(
  new URL(
    '../../node_modules/@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2',
    import.meta.url,
  ),
);
const fontUrl = 'https://font.invalid/noto-sans-sc.woff2';

const withFont = async (context: BrowserContext): Promise<void> => {
  await context.route(fontUrl, (route) =>
    route.fulfill({ path: font, contentType: 'font/woff2', headers: { 'access-control-allow-origin': '*' } }),
  );
  await context.addInitScript((url) => {
    document.addEventListener('DOMContentLoaded', () => {
      const style = document.createElement('style');
      style.textContent = `@font-face{font-family:"Noto Sans SC";src:url(${url})} *{font-family:"Noto Sans SC",sans-serif}`;
      document.head.append(style);
    });
  }, fontUrl);
};

export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
}

export interface Phone {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Whatever the page complained of: script errors and console errors. */
  readonly complaints: readonly string[];
}

/** A phone of its own: nothing is shared with another, as between two people. */
export const newPhone = async (
  { browser, needsFont }: Chromium,
  { width = 375, height = 812, scheme = 'light' }: Look = {},
): Promise<Phone> => {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 2,
    hasTouch: width < 600,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: scheme,
    // The page's policy forbids foreign fonts, rightly.
    bypassCSP: needsFont,
  });
  if (needsFont) await withFont(context);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // A busy machine says "later", and the page asks again by itself.
    if (message.type() === 'error' && !message.text().includes('status of 503'))
      complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  return { page, context, complaints };
};
