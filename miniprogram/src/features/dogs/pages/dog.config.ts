export default definePageConfig({ navigationBarTitleText: '犬只', enablePullDownRefresh: true });
