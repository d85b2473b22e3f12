export default definePageConfig({ navigationBarTitleText: '接手一只犬' });
