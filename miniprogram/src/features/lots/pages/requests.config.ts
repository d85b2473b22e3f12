export default definePageConfig({ navigationBarTitleText: '车牌审核和申诉', enablePullDownRefresh: true });
