// Runs in the page: the `wx` that the mini-program sees. Network, sign-in and photos go over a bridge to the test.
interface Options {
  readonly success?: (answer: unknown) => void;
  readonly fail?: (failure: { readonly errMsg: string }) => void;
  readonly complete?: (answer: unknown) => void;
  readonly [option: string]: unknown;
}

interface Bridge {
  send(request: { url: string; method: string; header: Record<string, string>; body?: string | undefined }): Promise<{
    statusCode: number;
    header: Record<string, string>;
    text: string;
  }>;
  upload(form: { url: string; name: string; formData: Record<string, string>; photo: string }): Promise<number>;
  code(): Promise<string>;
  allow(templateIds: readonly string[]): Promise<void>;
}

interface StubWorld {
  readonly bridge: Bridge;
  /** What the mini-program asked WeChat for, by name. */
  readonly asked: { readonly name: string; readonly options: Options }[];
  /** The pictures that the next chooseMedia brings, by the name of a fixture. */
  album: string[];
}

const createWx = (world: StubWorld): Record<string, unknown> => {
  const { bridge, asked } = world;
  const stored = new Map<string, string>();
  /** Which pictures lie where on this phone. */
  const files = new Map<string, string>();
  let made = 0;
  const temporary = (photo: string): string => {
    made += 1;
    const path = `wxfile://tmp_${made}.jpg`;
    files.set(path, photo);
    return path;
  };

  /** An asynchronous call as WeChat has them: answers by callback, or by promise where no callback is given. */
  const api =
    (name: string, act: (options: Options) => unknown) =>
    (options: Options = {}): Promise<unknown> => {
      asked.push({ name, options });
      const answer = Promise.resolve().then(() => act(options));
      answer.then(
        (value) => {
          const whole = { errMsg: `${name}:ok`, ...(value as object | undefined) };
          options.success?.(whole);
          options.complete?.(whole);
        },
        (thrown: unknown) => {
          const failure = { errMsg: `${name}:fail ${String(thrown)}` };
          options.fail?.(failure);
          options.complete?.(failure);
        },
      );
      const called = options.success !== undefined || options.fail !== undefined || options.complete !== undefined;
      return called ? answer.catch(() => undefined) : answer;
    };
  const noted = (name: string) => api(name, () => undefined);
  const pictureAt = (path: unknown): string => {
    const photo = files.get(String(path));
    if (photo === undefined) throw new Error(`no such file ${String(path)}`);
    return photo;
  };

  const request = api('request', async ({ url, method = 'GET', header = {}, data }) => {
    if (!/^https?:/.test(String(url))) throw new Error('url not in domain list');
    const body = data === undefined ? undefined : JSON.stringify(data);
    const answer = await bridge.send({
      url: String(url),
      method: String(method),
      header: header as Record<string, string>,
      body,
    });
    let read: unknown = answer.text;
    try {
      read = JSON.parse(answer.text);
    } catch {
      // WeChat hands over as text what is no JSON.
    }
    return { statusCode: answer.statusCode, header: answer.header, data: read };
  });
  const upload = api('uploadFile', async ({ url, filePath, name, formData }) => ({
    statusCode: await bridge.upload({
      url: String(url),
      name: String(name),
      formData: formData as Record<string, string>,
      photo: pictureAt(filePath),
    }),
    data: '',
  }));
  const task = (start: (options: Options) => Promise<unknown>) => (options: Options) => {
    void start(options).catch(() => undefined);
    return { abort() {}, onProgressUpdate() {}, onHeadersReceived() {}, offProgressUpdate() {} };
  };

  return {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getSystemInfoSync: () => ({ windowWidth: 375, windowHeight: 667, platform: 'ios', SDKVersion: '3.8.0' }),
    getWindowInfo: () => ({ windowWidth: 375, windowHeight: 667, pixelRatio: 2, statusBarHeight: 20 }),
    getDeviceInfo: () => ({ platform: 'ios' }),
    getAppBaseInfo: () => ({ SDKVersion: '3.8.0', theme: 'light' }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop' } }),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getMenuButtonBoundingClientRect: () => ({ top: 24, height: 32, width: 87, left: 280, right: 367, bottom: 56 }),
    canIUse: () => true,
    nextTick: (act: () => void) => void setTimeout(act, 0),
    getStorageSync: (key: string): unknown => (stored.has(key) ? JSON.parse(stored.get(key) ?? 'null') : ''),
    setStorageSync: (key: string, value: unknown) => void stored.set(key, JSON.stringify(value)),
    removeStorageSync: (key: string) => void stored.delete(key),
    request: task(request),
    uploadFile: task(upload),
    login: api('login', async () => ({ code: await bridge.code() })),
    requestSubscribeMessage: api('requestSubscribeMessage', async ({ tmplIds }) => {
      const ids = tmplIds as readonly string[];
      await bridge.allow(ids);
      return Object.fromEntries(ids.map((id) => [id, 'accept']));
    }),
    chooseMedia: api('chooseMedia', () => ({
      tempFiles: world.album.splice(0).map((photo) => ({ tempFilePath: temporary(photo), size: 1, fileType: 'image' })),
    })),
    getImageInfo: api('getImageInfo', ({ src }) => ({ path: src, photo: pictureAt(src), width: 2_000, height: 1_500 })),
    compressImage: api('compressImage', ({ src }) => ({ tempFilePath: temporary(pictureAt(src)) })),
    getFileSystemManager: () => ({
      // As documented: the file is moved, and its temporary path is no good any more.
      saveFile: api('saveFile', ({ tempFilePath, filePath }) => {
        const savedFilePath = String(filePath ?? `wxfile://store_${String(tempFilePath).slice(9)}`);
        files.set(savedFilePath, pictureAt(tempFilePath));
        files.delete(String(tempFilePath));
        return { savedFilePath };
      }),
      copyFile: api('copyFile', ({ srcPath, destPath }) => void files.set(String(destPath), pictureAt(srcPath))),
      access: api('access', ({ path }) => void pictureAt(path)),
      getFileInfo: api('getFileInfo', ({ filePath }) => ({ size: pictureAt(filePath).length + 20_000 })),
      removeSavedFile: api('removeSavedFile', ({ filePath }) => void files.delete(String(filePath))),
      readdir: api('readdir', ({ dirPath }) => ({
        files: [...files.keys()].flatMap((path) =>
          path.startsWith(`${dirPath}/`) ? [path.slice(`${dirPath}/`.length)] : [],
        ),
      })),
      unlink: api('unlink', ({ filePath }) => void files.delete(String(filePath))),
    }),
    getSetting: api('getSetting', () => ({ authSetting: { 'scope.userLocation': true } })),
    getLocation: api('getLocation', () => ({ longitude: 120.1, latitude: 30.87 })),
    chooseLocation: api('chooseLocation', () => ({
      longitude: '120.1003',
      latitude: '30.8702',
      name: '月河小区',
      address: '浙江省湖州市吴兴区红旗路 12 号',
    })),
    getNetworkType: api('getNetworkType', () => ({ networkType: '4g' })),
    ...Object.fromEntries(
      ['onAppShow', 'onAppHide', 'offAppShow', 'offAppHide', 'onNetworkStatusChange', 'onThemeChange'].map((name) => [
        name,
        () => undefined,
      ]),
    ),
    ...Object.fromEntries(
      [
        'setNavigationBarColor',
        'setBackgroundColor',
        'setTabBarStyle',
        'setClipboardData',
        'stopPullDownRefresh',
        'pageScrollTo',
        'previewImage',
        'openLocation',
        'setNavigationBarTitle',
        'showToast',
        'makePhoneCall',
      ].map((name) => [name, noted(name)]),
    ),
  };
};

Object.assign(window, { createWx });
