export default definePageConfig({
  navigationBarTitleText: '共享停车',
  enablePullDownRefresh: true,
  onReachBottomDistance: 120,
});
