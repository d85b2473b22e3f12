export default definePageConfig({ navigationBarTitleText: '犬牌' });
