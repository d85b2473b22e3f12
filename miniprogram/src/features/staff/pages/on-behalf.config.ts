export default definePageConfig({ navigationBarTitleText: '代市民登记' });
