export default definePageConfig({ navigationBarTitleText: '登记过的免疫', enablePullDownRefresh: true });
