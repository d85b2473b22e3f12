// Before the proofs of the whole: the template and the browser build must be there; `npm test` makes them.
import { existsSync } from 'node:fs';

const needed = ['cdk.out/manifest.json', 'miniprogram/dist/weapp/app.json'];

export const setup = (): void => {
  const missing = needed.filter((path) => !existsSync(new URL(`../../${path}`, import.meta.url)));
  if (missing.length > 0) throw new Error(`not built: ${missing.join(', ')}. Run npm test, which builds first.`);
};
