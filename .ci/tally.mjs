// Called last by .ci/run: adds up what vitest wrote during `npm run check` and `npm test`, in the one line that ends the run.
import { readFileSync } from 'node:fs';

const reports = ['.cache/test-report.json', '.cache/check-report.json'];
let passed = 0;
let failed = 0;
for (const file of reports) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'));
    passed += numPassedTests;
    failed += numFailedTests;
  } catch {
    // `npm test` alone writes one report; the other is there only when its command ran.
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
