export default definePageConfig({ navigationBarTitleText: '关闭时段', enablePullDownRefresh: true });
