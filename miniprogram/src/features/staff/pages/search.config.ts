export default definePageConfig({ navigationBarTitleText: '查询', onReachBottomDistance: 120 });
