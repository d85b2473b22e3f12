// The fast gate: everything that needs neither build nor stack, two at a time.
import { fail, projectNode, runQuietly, say } from './process.mjs';

const TYPES = 'node_modules/typescript-native/bin/tsc';
// Rules and client: those that need no emulator, no template and no stack. `npm test` runs them all.
const UNIT_PROJECTS = ['shared', 'miniprogram'];

const TASKS = [
  [
    'unit tests',
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=.cache/check-report.json',
      ...UNIT_PROJECTS.flatMap((name) => ['--project', name]),
    ],
  ],
  ['types: infra', [TYPES, '-p', 'infra']],
  ['types: shared', [TYPES, '-p', 'shared']],
  ['types: functions', [TYPES, '-p', 'functions']],
  ['types: miniprogram', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'miniprogram']],
  ['types: test', [TYPES, '-p', 'test']],
  ['format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']],
  [
    'import law',
    [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'shared',
      'functions',
      'infra',
      'miniprogram',
      'test',
    ],
  ],
  ['dead code', ['node_modules/knip/bin/knip.js']],
  ['generated areas', ['shared/generate/areas.ts', '--check']],
  ['generated calendar', ['shared/generate/calendar.ts', '--check']],
  ['generated documents', ['shared/generate/docs.ts', '--check']],
];
const AT_ONCE = 2;

/** Runs every task, also after a failure, so that one run tells all. Gives the exit code. */
export async function runCheck() {
  const waiting = [...TASKS];
  const failures = [];
  const work = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      const [name, args] = task;
      const began = performance.now();
      const { code, output } = await runQuietly(name, projectNode(), args, { env: { FORCE_COLOR: '0' } });
      say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
      if (code !== 0) failures.push({ name, output });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const { name, output } of failures) console.error(`\n──── ${name} ────\n${output.trim()}`);
  if (failures.length === 0) return 0;
  return fail(`检查未通过：${failures.length} 项。`, `${failures.length} of ${TASKS.length} checks failed.`);
}
