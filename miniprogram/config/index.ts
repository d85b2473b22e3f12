// Read by `taro build`: turns src/ into the WeChat mini-program (dist/weapp) and the browser build (dist/h5).
import path from 'node:path';
import { defineConfig } from '@tarojs/cli';
import { FirstLoad } from './first-load.ts';

const platform = process.env.TARO_ENV ?? 'h5';

/** Where the API lives. The browser build is served by the same origin; a mini-program must name a host. */
const apiOrigin = process.env.API_ORIGIN ?? (platform === 'h5' ? '' : 'http://127.0.0.1:8787');

// Raw TypeScript of our workspace and the modern syntax of zod do not pass through Babel by themselves.
const compile = {
  include: [path.resolve(__dirname, '../../shared/src'), path.dirname(require.resolve('zod/package.json'))],
};

// CSS pixels stay CSS pixels: a page is one column at any width, and elder mode is the only thing that scales it.
const postcss = {
  pxtransform: { enable: false, config: {} },
  cssModules: { enable: false, config: { namingPattern: 'module' as const, generateScopedName: '[local]' } },
};

export default defineConfig({
  projectName: 'huzhou-city-services',
  date: '2026-11-23',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${platform}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins: platform === 'weapp' ? [path.resolve(__dirname, '../plugins/aria.js')] : [],
  copy: {
    patterns:
      platform === 'weapp'
        ? [
            { from: 'src/sitemap.json', to: 'dist/weapp/sitemap.json' },
            { from: 'src/theme.json', to: 'dist/weapp/theme.json' },
          ]
        : [],
    options: {},
  },
  defineConstants: { API_ORIGIN: JSON.stringify(apiOrigin) },
  mini: {
    compile,
    postcss,
    // What only one subpackage uses travels in that subpackage, not in the main package.
    optimizeMainPackage: { enable: true },
    // Every class name belongs to one file, so the order of the files cannot matter.
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    compile,
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    webpackChain(chain: WebpackChain) {
      // Taro's default split copies the components into every page's chunk; one shared split halves the whole.
      chain.optimization.splitChunks({
        chunks: 'all',
        maxInitialRequests: 20,
        minSize: 0,
        cacheGroups: {
          vendors: {
            name: 'vendors',
            test: /[\\/]node_modules[\\/]/,
            minChunks: 2,
            priority: 10,
            reuseExistingChunk: true,
          },
        },
      });
      chain.plugin('first-load').use(FirstLoad);
      // Sizes have a budget of their own: tools/sizes.mjs.
      chain.performance.hints(false);
      // `x.h5.ts` takes the place of `x.ts` in the browser build, also where it is imported with its extension.
      chain.merge({
        resolve: { extensionAlias: { '.ts': ['.h5.ts', '.ts'], '.tsx': ['.h5.tsx', '.tsx'] } },
      });
    },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { autoprefixer: { enable: true, config: {} }, ...postcss },
  },
});

/** The calls of webpack-chain that are used above. */
interface WebpackChain {
  readonly optimization: { splitChunks(options: object): unknown };
  readonly performance: { hints(on: boolean): unknown };
  plugin(name: string): { use(plugin: unknown): unknown };
  merge(options: object): unknown;
}
