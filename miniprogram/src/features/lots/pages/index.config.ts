export default definePageConfig({ navigationBarTitleText: '停车场', enablePullDownRefresh: true });
