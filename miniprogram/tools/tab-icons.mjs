// Run by hand after a change of the tab bar's icons: draws them from src/ui/icon.scss into PNGs, the only thing tab bars take.
import fs from 'node:fs/promises';
import { chromium } from 'playwright-core';

const scss = await fs.readFile(new URL('../src/ui/icon.scss', import.meta.url), 'utf8');
const pathOf = (name) => scss.match(new RegExp(`["']${name}["']:\\s+["']([^"']+)["']`))?.[1];
// Greys and blues that are read on the light bar and on the dark one.
const shades = { '': '#7f8895', '-on': '#3d7ae0' };

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 81, height: 81 } });
for (const name of ['home', 'list', 'person'])
  for (const [suffix, colour] of Object.entries(shades)) {
    await page.setContent(
      `<style>body{margin:0;background:none}</style><svg width="81" height="81" viewBox="0 0 24 24" fill="none" stroke="${colour}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="${pathOf(name)}"/></svg>`,
    );
    const file = new URL(`../src/assets/tab/${name}${suffix}.png`, import.meta.url);
    await fs.writeFile(file, await page.screenshot({ omitBackground: true }));
  }
await browser.close();
