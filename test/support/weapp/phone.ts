// A phone with WeChat on it: the built mini-program on WeChat's own component framework, in Chromium.
import { readFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Chromium, newPhone, type Phone } from '../browser.ts';
import { createStandIn } from '../stand-in.ts';
import { readWeapp } from './build.ts';

const dist = fileURLToPath(new URL('../../../miniprogram/dist/weapp/', import.meta.url));
const fixtures = new URL('../../fixtures/', import.meta.url);

const inBrowser = (name: string): string =>
  stripTypeScriptTypes(readFileSync(new URL(`./in-browser/${name}.ts`, import.meta.url), 'utf8'));

const require = createRequire(import.meta.url);
const asGlobal = (name: string, file: string): string =>
  `{const module={exports:{}};((module,exports,require)=>{${readFileSync(file, 'utf8')}\n})(module,module.exports,()=>window.glassEasel);window.${name}=module.exports}`;

/** How WeChat's built-in components look where nothing else is said. */
const builtInStyles = `view,wx-view,wx-scroll-view{display:block} wx-button{display:block;text-align:center}
  wx-image{display:inline-block;width:320px;height:240px} input,textarea{display:block;box-sizing:border-box;border:0;font:inherit} body{margin:0}`;

/** What the mini-program did that WeChat limits. */
export interface Measured {
  /** Characters of JSON. */
  readonly largestSetData: number;
  /** How often it tried to compile code at run time, which WeChat forbids. */
  readonly compiledCode: number;
  /** The addresses of the pictures that it showed. */
  readonly pictures: readonly string[];
  /** What it asked of `wx`, by name. */
  readonly asked: readonly string[];
}

export interface WeappPhone extends Phone {
  readonly measured: () => Promise<Measured>;
  /** The next picture taken is this fixture. */
  readonly hold: (...photos: string[]) => Promise<void>;
  readonly go: (url: string) => Promise<void>;
  /** Whether the API has answered a call of this path well. */
  readonly answered: (path: string) => boolean;
  /** Nodes of the page that is shown. */
  readonly nodes: () => Promise<number>;
}

/** Opens the mini-program as this person, against the stack at `origin`. */
export const newWeappPhone = async (chromium: Chromium, origin: string, openid: string): Promise<WeappPhone> => {
  const phone = await newPhone(chromium, { height: 667 });
  const { page } = phone;
  const build = readWeapp(dist);
  const standIn = createStandIn(origin);
  /** The build names the host that it was built for; here the API is elsewhere. */
  const here = (url: string): string => {
    const { pathname, search } = new URL(url);
    return `${origin}${pathname}${search}`;
  };
  const answered = new Set<string>();
  type Sent = { url: string; method: string; header: Record<string, string>; body?: string };
  type Upload = { url: string; name: string; formData: Record<string, string>; photo: string };
  await page.exposeFunction('bridgeSend', async ({ url, method, header, body }: Sent) => {
    const reply = await fetch(here(url), { method, headers: header, ...(body === undefined ? {} : { body }) });
    if (reply.ok) answered.add(new URL(url).pathname);
    return { statusCode: reply.status, header: Object.fromEntries(reply.headers), text: await reply.text() };
  });
  await page.exposeFunction('bridgeUpload', async ({ url, name, formData, photo }: Upload) => {
    const form = new FormData();
    for (const [field, value] of Object.entries(formData)) form.append(field, value);
    form.append(name, new Blob([readFileSync(new URL(`${photo}.jpg`, fixtures))], { type: 'image/jpeg' }), 'photo.jpg');
    return (await fetch(url, { method: 'POST', body: form })).status;
  });
  await page.exposeFunction('bridgeCode', () => standIn.code(openid));
  await page.exposeFunction('bridgeAllow', async (ids: string[]) => void (await standIn.allow(openid, ids)));

  await page.setContent(
    `<!doctype html><meta charset=utf-8><meta name=viewport content="width=device-width"><style>${builtInStyles}\n${build.styles}</style><div id=stage></div>`,
  );
  const { templates, ...rest } = build;
  await page.evaluate((given) => Object.assign(window, { given }), rest);
  for (const content of [
    inBrowser('old-engine'),
    asGlobal('glassEasel', require.resolve('glass-easel')),
    asGlobal('adapter', require.resolve('glass-easel-miniprogram-adapter')),
    `window.weapp={...window.given,templates:(${templates}),asked:[],album:[],pictures:[],largestSetData:0,compiledCode:0,
      bridge:{send:bridgeSend,upload:bridgeUpload,code:bridgeCode,allow:bridgeAllow}}`,
    inBrowser('wx'),
    inBrowser('built-ins'),
    inBrowser('runtime'),
  ])
    await page.addScriptTag({ content });

  interface World {
    readonly weapp: Omit<Measured, 'asked'> & { readonly asked: readonly { readonly name: string }[] } & {
      readonly album: string[];
      readonly wx: { navigateTo(options: { url: string }): void };
    };
  }
  return {
    ...phone,
    answered: (path) => answered.has(path),
    measured: () =>
      page.evaluate(() => {
        const { largestSetData, compiledCode, pictures, asked } = (window as unknown as World).weapp;
        return { largestSetData, compiledCode, pictures, asked: asked.map(({ name }) => name) };
      }),
    hold: (...photos) => page.evaluate((given) => void (window as unknown as World).weapp.album.push(...given), photos),
    go: (url) => page.evaluate((to) => (window as unknown as World).weapp.wx.navigateTo({ url: to }), url),
    nodes: () => page.evaluate(() => document.querySelectorAll('#stage > div:last-child *').length),
  };
};
