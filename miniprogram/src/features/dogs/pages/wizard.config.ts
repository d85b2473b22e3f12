export default definePageConfig({ navigationBarTitleText: '登记犬只' });
