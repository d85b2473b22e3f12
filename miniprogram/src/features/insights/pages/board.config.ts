export default definePageConfig({ navigationBarTitleText: '承诺兑现看板', enablePullDownRefresh: true });
