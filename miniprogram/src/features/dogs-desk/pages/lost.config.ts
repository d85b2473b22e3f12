export default definePageConfig({ navigationBarTitleText: '走失犬只', enablePullDownRefresh: true });
