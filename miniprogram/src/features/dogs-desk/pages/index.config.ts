export default definePageConfig({ navigationBarTitleText: '养犬管理', enablePullDownRefresh: true });
