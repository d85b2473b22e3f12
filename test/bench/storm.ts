// Fired by `npm run bench -- storm`: files complaints faster than a city ever did, and reports what came of each.
import { parseArgs } from 'node:util';
import { newDataFolder, removeDataFolder, startStack } from '../support/stack.ts';
import { runStorm } from '../support/storm/storm.ts';

const { values } = parseArgs({
  options: {
    complaints: { type: 'string', default: '10000' },
    perSecond: { type: 'string', default: '33.33' },
    warmUp: { type: 'string', default: '0' },
    drainSeconds: { type: 'string', default: '900' },
    assembly: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});

const data = newDataFolder();
const stack = await startStack({
  policy: '303024',
  data,
  ...(values.assembly === undefined ? {} : { assembly: values.assembly }),
});
try {
  console.log(`ready after ${stack.readyAfter} ms`);
  const report = await runStorm(stack, {
    count: Number(values.complaints),
    perSecond: Number(values.perSecond),
    warmUp: Number(values.warmUp),
    drainMilliseconds: Number(values.drainSeconds) * 1000,
    say: console.log,
  });
  console.table(report.summary);
  console.table(report.milliseconds);
  console.log('what went wrong on the way:', report.troubles);
  console.log('queues:', report.backlog);
  console.log('processor time:', report.processor);
} finally {
  await stack.stop();
  if (values.keep) console.log(`data kept in ${data}`);
  else removeDataFolder(data);
}
