export default definePageConfig({
  navigationBarTitleText: '延期和挂账审批',
  enablePullDownRefresh: true,
  onReachBottomDistance: 120,
});
