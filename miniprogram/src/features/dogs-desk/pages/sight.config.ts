export default definePageConfig({ navigationBarTitleText: '记一只未登记的犬' });
