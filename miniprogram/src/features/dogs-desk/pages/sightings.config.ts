export default definePageConfig({ navigationBarTitleText: '未登记犬只', enablePullDownRefresh: true });
