// Runs in `taro build --type weapp`: Taro leaves aria-* out of its WXML templates; this puts them back.
const path = require('node:path');
const { ariaAttributes } = require('./aria-attributes');

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return;
      platform.template.mergeComponents(ctx, ariaAttributes);
      platform.runtimePath = [].concat(platform.runtimePath, path.resolve(__dirname, 'aria-runtime.js'));
    },
  });
};
