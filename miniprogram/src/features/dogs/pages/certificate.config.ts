export default definePageConfig({ navigationBarTitleText: '电子犬证' });
