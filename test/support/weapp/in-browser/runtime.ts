// Runs in the page: starts the mini-program on WeChat's component framework and keeps its stack of pages.
(() => {
  // biome-ignore lint/suspicious/noExplicitAny: the framework's types are of no use to a page that gets it as a script.
  type Any = any;
  const world = (window as Any).weapp;
  const { glassEasel, adapter, createWx, defineBuiltIns } = window as Any;
  glassEasel.globalOptions.throwGlobalError = true;
  glassEasel.globalOptions.writeIdToDOM = true;

  const environment = new adapter.MiniProgramEnv();
  const code = environment.createCodeSpace('main', true);
  const space = code.getComponentSpace();
  space.updateComponentOptions({ ...space.getComponentOptions?.(), writeIdToDOM: true });

  defineBuiltIns(environment, space, world.builtIns);
  for (const [path, content] of Object.entries(world.templates))
    code.addCompiledTemplate(path, { groupList: world.templates, content });
  for (const [path, config] of Object.entries(world.configs)) code.addComponentStaticConfig(path, config);

  const pages: { readonly page: Any; readonly root: Any; readonly slot: HTMLElement }[] = [];
  const app: Any = {};
  const stage = document.getElementById('stage') as HTMLElement;
  const stub = createWx(world);

  // WeChat wraps each module: a browser's globals are not there, and `new Function` gives a function that does nothing.
  const hidden = [
    ...['window', 'document', 'frames', 'self', 'location', 'navigator', 'localStorage', 'history', 'fetch', 'alert'],
    ...['XMLHttpRequest', 'WebSocket', 'URL', 'URLSearchParams', 'crypto', 'structuredClone', 'Intl', 'TextEncoder'],
    ...['TextDecoder', 'AbortController', 'Blob', 'File', 'FormData', 'performance', 'queueMicrotask', 'indexedDB'],
    ...['requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback', 'atob', 'btoa'],
  ];
  const InertFunction = ((): (() => void) => {
    world.compiledCode += 1;
    return () => undefined;
  }) as Any;
  InertFunction.prototype = Function.prototype;

  const modules = new Map<string, { exports: unknown }>();
  const sharedGlobal = {};
  let define: Any;
  const resolve = (from: string, wanted: string): string => {
    const parts: string[] = [];
    const path = wanted.startsWith('/') ? wanted : `${from.split('/').slice(0, -1).join('/')}/${wanted}`;
    for (const part of path.split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '.' && part !== '') parts.push(part);
    }
    const file = parts.join('/');
    return file.endsWith('.js') ? file : `${file}.js`;
  };
  const getCurrentPages = () => pages.map(({ page }) => page);
  const load = (file: string): unknown => {
    const known = modules.get(file);
    if (known) return known.exports;
    if (!(file in world.scripts)) throw new Error(`no module ${file}`);
    const module = { exports: {} as unknown };
    modules.set(file, module);
    const given: Record<string, unknown> = {
      module,
      exports: module.exports,
      require: (wanted: string) => load(resolve(file, wanted)),
      wx: stub,
      App: (definition: object) => Object.assign(app, definition),
      Page: (definition: object) => define.Page(definition),
      Component: (definition: object) => define.Component(definition),
      Behavior: (definition: object) => define.Behavior(definition),
      getApp: () => app,
      getCurrentPages,
      global: sharedGlobal,
      Function: InertFunction,
      ...Object.fromEntries(hidden.map((name) => [name, undefined])),
    };
    new Function(...Object.keys(given), `${world.scripts[file]}\n//# sourceURL=weapp://${file}`)(
      ...Object.values(given),
    );
    return module.exports;
  };

  const registered = new Set<string>();
  const register = (path: string): void => {
    if (registered.has(path)) return;
    registered.add(path);
    for (const used of Object.values(world.configs[path]?.usingComponents ?? {}))
      register(resolve(path, String(used)).slice(0, -3));
    code.componentEnv(path, (environmentOfPage: Any) => {
      const before = define;
      define = environmentOfPage;
      try {
        load(`${path}.js`);
      } finally {
        define = before;
      }
    });
  };

  const context = new glassEasel.CurrentWindowBackendContext();
  const native = ['input', 'change', 'focus', 'blur', 'scroll', 'load', 'error'];
  context.onEvent((target: Any, type: string, detail: unknown, options: object) => {
    if (native.includes(type)) return 0;
    const event = new glassEasel.Event(type, detail, options);
    glassEasel.Event.dispatchEvent(target, event);
    return event.defaultPrevented?.() ? 1 : 0;
  });
  const backend = environment.associateBackend(context);

  const top = () => pages[pages.length - 1];
  const showTop = (): void => {
    for (const { slot } of pages) slot.style.display = slot === top()?.slot ? 'block' : 'none';
  };
  const close = (): void => {
    const closed = pages.pop();
    closed?.page.onUnload?.();
    closed?.root.release();
    closed?.slot.remove();
  };
  const open = (url: string): void => {
    const [path = '', query = ''] = url.replace(/^\//, '').split('?');
    register(path);
    const slot = document.createElement('div');
    const place = document.createElement('div');
    slot.append(place);
    stage.append(slot);
    const root = backend.createRoot('wx-page', code, path);
    const page = root.get();
    Object.assign(page, { route: path, __route__: path, options: Object.fromEntries(new URLSearchParams(query)) });
    const setData = page.setData.bind(page);
    page.setData = (data: object, done?: () => void) => {
      world.largestSetData = Math.max(world.largestSetData, JSON.stringify(data).length);
      setData(data, done);
    };
    pages.push({ page, root, slot });
    root.attach(slot, place);
    page.onLoad?.(page.options);
    page.onShow?.();
    page.onReady?.();
    showTop();
  };
  const move = (name: string, act: (url: string) => void) => (options: Any) => {
    world.asked.push({ name, options });
    act(options?.url ?? '');
    options?.success?.({ errMsg: `${name}:ok` });
    options?.complete?.({ errMsg: `${name}:ok` });
    return Promise.resolve({});
  };
  const anew = (url: string): void => {
    while (pages.length > 0) close();
    open(url);
  };
  Object.assign(stub, {
    navigateTo: move('navigateTo', (url) => {
      top()?.page.onHide?.();
      open(url);
    }),
    navigateBack: move('navigateBack', () => {
      if (pages.length < 2) return;
      close();
      showTop();
      top()?.page.onShow?.();
    }),
    redirectTo: move('redirectTo', (url) => {
      close();
      open(url);
    }),
    switchTab: move('switchTab', anew),
    reLaunch: move('reLaunch', anew),
  });
  Object.assign(world, { wx: stub, pages });
  load('app.js');
  app.onLaunch?.({ path: world.configs.app.pages[0], query: {}, scene: 1001 });
  app.onShow?.({});
  open(world.configs.app.pages[0]);
})();
