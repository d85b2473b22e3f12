// Runs the client's tests as its browser build would run: Taro's web components, taro-h5, `x.h5.ts` before `x.ts`.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';

const browserFiles: Plugin = {
  name: 'browser-files',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!source.startsWith('.') || importer === undefined || source.includes('.h5.')) return undefined;
    const replaced = path.resolve(path.dirname(importer), source.replace(/\.(tsx?)$/, '.h5.$1'));
    return replaced.includes('.h5.') && fs.existsSync(replaced) ? replaced : undefined;
  },
};

// biome-ignore lint/style/noDefaultExport: vitest demands it.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [browserFiles],
  define: {
    'process.env.TARO_ENV': '"h5"',
    'process.env.TARO_PLATFORM': '"web"',
    API_ORIGIN: '""',
    ENABLE_INNER_HTML: true,
    ENABLE_ADJACENT_HTML: true,
    ENABLE_SIZE_APIS: true,
    ENABLE_TEMPLATE_CONTENT: true,
    ENABLE_MUTATION_OBSERVER: true,
    ENABLE_CLONE_NODE: true,
    ENABLE_CONTAINS: true,
    DEPRECATED_ADAPTER_COMPONENT: false,
  },
  resolve: {
    mainFields: ['main:h5', 'module', 'main'],
    alias: [
      { find: /^@tarojs\/components$/, replacement: '@tarojs/components/lib/react' },
      { find: /^@tarojs\/taro$/, replacement: fileURLToPath(new URL('./test/taro.ts', import.meta.url)) },
    ],
  },
  test: {
    name: 'miniprogram',
    environment: 'jsdom',
    // One jsdom for each worker instead of one for each file halves the time; files stay apart.
    pool: 'vmThreads',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['./test/setup.ts'],
    css: false,
    server: { deps: { inline: [/@tarojs/, /@stencil/] } },
  },
});
