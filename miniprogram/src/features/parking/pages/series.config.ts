export default definePageConfig({ navigationBarTitleText: '连续预约' });
