// A webpack plugin of the browser build: writes dist/h5/first-load.json, the files that the first page needs, for tools/sizes.mjs.

interface ChunkGroup {
  /** Who asks for it: the requests of the `import()` that made it. */
  readonly origins: readonly { readonly request?: string }[];
  getFiles(): readonly string[];
}

interface Compilation {
  readonly entrypoints: ReadonlyMap<string, ChunkGroup>;
  readonly chunkGroups: readonly ChunkGroup[];
  emitAsset(name: string, source: unknown): void;
  readonly hooks: { readonly processAssets: { tap(options: object, act: () => void): void } };
}

interface Compiler {
  readonly webpack: { readonly sources: { readonly RawSource: new (text: string) => unknown } };
  readonly hooks: { readonly thisCompilation: { tap(name: string, act: (compilation: Compilation) => void): void } };
}

/** After all assets have their final names (`PROCESS_ASSETS_STAGE_REPORT`). */
const lastStage = 5_000;

const homePage = './pages/home';

export class FirstLoad {
  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap('FirstLoad', (compilation) => {
      compilation.hooks.processAssets.tap({ name: 'FirstLoad', stage: lastStage }, () => {
        const home = compilation.chunkGroups.filter(({ origins }) =>
          origins.some(({ request }) => request === homePage),
        );

        if (home.length === 0) throw new Error('the chunk of pages/home was not found: first-load.json would be wrong');
        const files = [...compilation.entrypoints.values(), ...home].flatMap((group) => group.getFiles());
        const firstLoad = [...new Set(files)].filter((file) => !file.endsWith('.map'));
        compilation.emitAsset(
          'first-load.json',
          new compiler.webpack.sources.RawSource(JSON.stringify({ firstLoad }, null, 2)),
        );
      });
    });
  }
}
