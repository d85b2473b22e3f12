export default definePageConfig({ navigationBarTitleText: '芯片争议', enablePullDownRefresh: true });
