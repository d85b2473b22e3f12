// Run by `cdk` and by `npm start` (CDK_OUTDIR says where to): turns the facts in shared/ into CloudFormation templates.
import { bundleFunctions } from './lib/bundle-functions.ts';
import { readContext } from './lib/deployment-context.ts';
import { addProduct, createApp } from './lib/product.ts';

const app = createApp();
const context = readContext((name) => app.node.tryGetContext(name));
const bundles = await bundleFunctions();
const product = addProduct(app, context, bundles.folders);
bundles.dispose();
if (context.isChecked) {
  const { addChecks } = await import('./lib/checks.ts');
  addChecks(app, product);
}
app.synth();
