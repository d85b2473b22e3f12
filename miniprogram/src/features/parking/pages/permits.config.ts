export default definePageConfig({ navigationBarTitleText: '我的车牌', enablePullDownRefresh: true });
