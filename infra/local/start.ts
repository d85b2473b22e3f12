// Fired by `npm start` after the template is synthesized; runs it on this machine until Ctrl-C.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartProblem } from './problem.ts';
import { type Stack, startStack } from './stack.ts';

const DEFAULT_PORT = 8787;
const ROOT = join(import.meta.dirname, '..', '..');

// Lambda's clock is UTC; the functions share this process.
process.env.TZ = 'UTC';

const began = performance.now();
const say = (line: string) => console.log(`[${((performance.now() - began) / 1000).toFixed(1)} s] ${line}`);

function options() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      data: { type: 'string', default: join(ROOT, '.local', 'data') },
      assembly: { type: 'string', default: join(ROOT, 'cdk.out') },
      policy: { type: 'string' },
      history: { type: 'string' },
      reset: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartProblem(
      `端口“${values.port}”不对,应是 0 到 65535 的整数。`,
      `--port ${values.port} is not a port number.`,
    );
  }
  if (values.history !== undefined && !/^\d{1,3}$/.test(values.history)) {
    throw new StartProblem(
      `--history “${values.history}”不对,应是天数,0 到 999。`,
      `--history ${values.history} is not a number of days.`,
    );
  }
  return {
    port,
    data: resolve(values.data),
    assembly: resolve(values.assembly),
    reset: values.reset,
    parameters: {
      ...(values.policy === undefined ? {} : { ComplaintPolicy: values.policy }),
      ...(values.history === undefined ? {} : { HistoryDays: values.history }),
    },
  };
}

function explain(error: unknown): void {
  if (error instanceof StartProblem) console.error(`\n无法启动:${error.zh}\nCannot start: ${error.en}\n`);
  else if ((error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) {
    console.error(`\n无法启动:参数有误。请看 npm start -- --help\nCannot start: ${(error as Error).message}\n`);
  } else console.error(error);
}

function welcome({ url }: Stack, data: string): void {
  console.log(`
READY ${url}
  客户端      client        ${url}/
  接口文档    API document  ${url}/openapi.json
  消息发件箱  messages      ${url}/wechat-stand-in/messages
  日志        logs          ${join(data, 'logs')}
按 Ctrl-C 停止。Ctrl-C stops everything.`);
}

/** Until a signal, or the end of the process that started us, whichever comes first. */
function untilToldToStop(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
    if (process.connected) process.once('disconnect', () => resolve('the starter ended'));
  });
}

async function main(): Promise<number> {
  const told = untilToldToStop();
  const wanted = options();
  say('starting the synthesized template / 正在启动 …');
  const starting = startStack({ ...wanted, log: say });
  const first = await Promise.race([starting, told.then(() => undefined)]);
  if (first === undefined) {
    const stack = await starting.catch(() => undefined);
    await stack?.close();
    return 0;
  }
  welcome(first, wanted.data);
  const failure = await Promise.race([told.then(() => undefined), first.failed]);
  if (failure) explain(failure);
  else console.log('\n正在停止 / stopping …');
  await first.close();
  return failure ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
// Nothing is left to wait for; an open pipe to the starter would keep the process.
process.exit();
