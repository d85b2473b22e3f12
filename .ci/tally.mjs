// Called last by .ci/run: says what vitest counted during `npm test`, in the one line that ends the run.
import { readFileSync } from 'node:fs';

const report = new URL('../.cache/test-report.json', import.meta.url);
const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
process.exit(numFailedTests > 0 || numPassedTests === 0 ? 1 : 0);
