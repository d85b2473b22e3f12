export default definePageConfig({ navigationBarTitleText: '文明养犬' });
