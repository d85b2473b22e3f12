export default definePageConfig({ navigationBarTitleText: '疫苗召回', enablePullDownRefresh: true });
