export default definePageConfig({ navigationBarTitleText: '湖州城市服务' });
