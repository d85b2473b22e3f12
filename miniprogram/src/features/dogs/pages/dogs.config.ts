export default definePageConfig({ navigationBarTitleText: '我的犬只', enablePullDownRefresh: true });
