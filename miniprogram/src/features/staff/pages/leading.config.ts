export default definePageConfig({ navigationBarTitleText: '我包案的', enablePullDownRefresh: true });
