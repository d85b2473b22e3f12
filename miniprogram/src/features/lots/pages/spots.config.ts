export default definePageConfig({ navigationBarTitleText: '车位', enablePullDownRefresh: true });
