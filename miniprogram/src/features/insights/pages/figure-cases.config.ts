export default definePageConfig({ navigationBarTitleText: '案件明细' });
