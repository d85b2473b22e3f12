export default definePageConfig({ navigationBarTitleText: '批量登记免疫' });
