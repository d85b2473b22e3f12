// Fired by every npm script, on whatever Node the machine has and perhaps without node_modules: installs what is
// missing, builds what has changed, and goes on with the Node of the project.

import { buildClient, buildMiniProgram, synthesize } from './bootstrap/build.mjs';
import { runCheck } from './bootstrap/check.mjs';
import { installDependencies } from './bootstrap/install.mjs';
import { Failure, fail, fromRoot, projectNode, run, say } from './bootstrap/process.mjs';

const HELP = {
  start: `npm start -- [options]      builds what has changed and runs the whole product on this machine / 在本机运行整个产品
  --port <n>        port of client and API; 8787 if not given / 端口
  --data <folder>   where data is kept; .local/data if not given / 数据目录
  --policy <name>   promises for new complaints: 303024 (default) or drill (3 s, 15 s, 60 s) / 承诺
  --history <days>  made-up complaints of so many days; 330 if not given, 0 for none / 演示数据的天数
  --reset           throw away the data and begin anew / 清空数据，重新开始`,
  test: `npm test -- [vitest options]  builds what has changed and runs every test / 运行全部测试
  e.g. npm test -- test/chain.test.ts`,
  check: 'npm run check              types, lint, import law, dead code, generated files, unit tests / 快速检查',
  drill: `npm run drill -- [options]   walks one late complaint through a running stack / 对运行中的系统演练一遍
  --url <origin>    http://127.0.0.1:8787 if not given / 地址`,
  simulate: `npm run simulate -- [options]   a day of machine events and of 12345 against a running stack / 对运行中的系统演一天的机器事件
  --origin <origin> http://127.0.0.1:8787 if not given / 地址
  --events <n>      calls of machines; 600 if not given / 调用次数
  --speed <n>       times faster than life; 1440 (a day in a minute) if not given / 加速倍数
  --seed <n>        another day; 1 if not given / 随机种子`,
  bench: `npm run bench -- [options]   measures how long 200 complaints wait for their team / 测量派单用时
  --complaints <n>  200 if not given / 件数
  --perSecond <n>   5 if not given / 每秒件数
npm run bench -- storm [options]   files 10,000 complaints at 33 a second and accounts for each / 风暴：一万件投诉
  --complaints <n>  10000 if not given / 件数
  --perSecond <n>   33.33 if not given / 每秒件数
  --warmUp <n>      complaints beforehand that do not count; 0 if not given / 预热件数
npm run bench -- parking [options]  bookings a second over HTTP beside the bare conditional write / 停车预约速度
  --bookings <n>    in each of five rounds; 200 if not given / 每轮预约数
  --drivers <n>     at once; 16 if not given / 并发数
npm run bench -- parking-race [options]   sixteen processes race for the same spots / 停车预约竞争
  --attempts <n>    100000 if not given / 次数
  --kills <n>       processes killed with -9 on the way; 24 if not given / 强制结束次数`,
  generate: 'npm run generate           writes what is generated from the shared facts / 重新生成文档与数据',
};

const COMMANDS = {
  start: async (options) => {
    await buildClient();
    await synthesize();
    // The last one given holds.
    return run(projectNode(), ['infra/local/start.ts', '--history', '330', ...options]);
  },
  test: async (options) => {
    await Promise.all([buildClient(), buildMiniProgram()]);
    await synthesize();
    const reports = ['--reporter=default', '--reporter=json', '--outputFile.json=.cache/test-report.json'];
    return run(projectNode(), ['node_modules/vitest/vitest.mjs', 'run', ...reports, ...options]);
  },
  check: () => runCheck(),
  drill: (options) => run(projectNode(), ['test/drill.ts', ...options]),
  simulate: (options) => run(projectNode(), ['test/simulate/simulate.ts', ...options]),
  bench: async ([name = '', ...options]) => {
    // Races on a store of its own, without the rest of the product.
    if (name === 'parking-race') return run(projectNode(), ['test/bench/parking-race.ts', ...options]);
    await buildClient();
    await synthesize();
    const isNamed = name === 'storm' || name === 'parking';
    const rest = isNamed || name === '' ? options : [name, ...options];
    return run(projectNode(), [`test/bench/${isNamed ? name : 'dispatch-latency'}.ts`, ...rest]);
  },
  generate: async () => {
    for (const name of ['areas', 'calendar', 'docs']) {
      const code = await run(projectNode(), [`shared/generate/${name}.ts`]);
      if (code !== 0) return code;
    }
    return 0;
  },
};

async function main([name = '', ...options]) {
  const command = COMMANDS[name];
  if (command === undefined || options.includes('--help') || options.includes('-h')) {
    console.log(command === undefined ? Object.values(HELP).join('\n\n') : HELP[name]);
    return command === undefined ? 2 : 0;
  }
  if (Number(process.versions.node.split('.')[0]) < 20) {
    fail(
      `Node.js ${process.versions.node} 太旧，请安装 20 或更新版本:https://nodejs.org`,
      `Node.js ${process.versions.node} is too old. Install 20 or later: https://nodejs.org`,
    );
  }
  process.chdir(fromRoot('.'));
  say(`${name} …`);
  await installDependencies();
  return command(options);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(`\n${error.message}\n`);
  process.exitCode = error.exitCode;
}
