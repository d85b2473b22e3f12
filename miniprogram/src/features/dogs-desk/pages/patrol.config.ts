export default definePageConfig({ navigationBarTitleText: '犬只巡查' });
