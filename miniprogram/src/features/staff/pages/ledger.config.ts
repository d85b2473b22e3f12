export default definePageConfig({
  navigationBarTitleText: '督办台账',
  enablePullDownRefresh: true,
  onReachBottomDistance: 120,
});
