// Read by Taro's build: names the pages of both clients and what the mini-program asks WeChat for.
const weapp = process.env.TARO_ENV === 'weapp';

/** Colours of the native bars: WeChat reads them from theme.json, the browser's bars are styled by our CSS. */
const barColour = (variable: string, inBrowser: string): string => (weapp ? `@${variable}` : inBrowser);

export default defineAppConfig({
  pages: [
    'pages/home',
    'features/complaints/pages/mine',
    'pages/me',
    'features/complaints/pages/file',
    'features/complaints/pages/case',
    // In WeChat the person is known; only the browser build has to ask who is there.
    ...(weapp ? [] : ['pages/sign-in']),
  ],
  subPackages: [
    {
      root: 'features/staff',
      name: 'staff',
      pages: [
        'pages/queue',
        'pages/case',
        'pages/desk',
        'pages/ledger',
        'pages/requests',
        'pages/leading',
        'pages/search',
        'pages/exports',
        'pages/on-behalf',
      ],
    },
    { root: 'features/insights', name: 'insights', pages: ['pages/board', 'pages/figures', 'pages/figure-cases'] },
    {
      root: 'features/parking',
      name: 'parking',
      pages: [
        'pages/index',
        'pages/lot',
        'pages/booking',
        'pages/bookings',
        'pages/waits',
        'pages/permits',
        'pages/series',
      ],
    },
    {
      root: 'features/lots',
      name: 'lots',
      pages: [
        'pages/index',
        'pages/lot',
        'pages/edit',
        'pages/spots',
        'pages/closures',
        'pages/transfer',
        'pages/requests',
      ],
    },
    {
      root: 'features/dogs-desk',
      name: 'dogs-desk',
      pages: [
        'pages/index',
        'pages/review',
        'pages/disputes',
        'pages/recalls',
        'pages/bulk',
        'pages/treatments',
        'pages/patrol',
        'pages/sight',
        'pages/sightings',
        'pages/visits',
        'pages/lost',
      ],
    },
    {
      root: 'features/dogs',
      name: 'dogs',
      pages: [
        'pages/dogs',
        'pages/dog',
        'pages/wizard',
        'pages/certificate',
        'pages/accept',
        'pages/tag',
        'pages/verify',
      ],
    },
  ],
  preloadRule: { 'pages/me': { network: 'all', packages: ['staff'] } },
  window: {
    navigationBarTitleText: '湖州城市服务',
    navigationBarBackgroundColor: barColour('barBackground', '#FFFFFF'),
    navigationBarTextStyle: (weapp ? '@barText' : 'black') as 'black',
    backgroundColor: barColour('pageBackground', '#F4F6F8'),
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: barColour('tabText', '#565D67'),
    selectedColor: barColour('tabSelected', '#1B55B5'),
    backgroundColor: barColour('barBackground', '#FFFFFF'),
    borderStyle: (weapp ? '@tabBorder' : 'white') as 'white',
    list: [
      {
        pagePath: 'pages/home',
        text: '首页',
        iconPath: 'assets/tab/home.png',
        selectedIconPath: 'assets/tab/home-on.png',
      },
      {
        pagePath: 'features/complaints/pages/mine',
        text: '我的投诉',
        iconPath: 'assets/tab/list.png',
        selectedIconPath: 'assets/tab/list-on.png',
      },
      {
        pagePath: 'pages/me',
        text: '我的',
        iconPath: 'assets/tab/person.png',
        selectedIconPath: 'assets/tab/person-on.png',
      },
    ],
  },
  ...(weapp
    ? {
        darkmode: true,
        themeLocation: 'theme.json',
        lazyCodeLoading: 'requiredComponents',
        requiredPrivateInfos: ['chooseLocation', 'getLocation'],
        permission: { 'scope.userLocation': { desc: '用于标出投诉的地点，找您附近的停车场' } },
        sitemapLocation: 'sitemap.json',
        __usePrivacyCheck__: true,
      }
    : { animation: false }),
});
