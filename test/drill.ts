// Run by `npm run drill` against a running stack: files a complaint, lets it run late, and prints the chain as it happens.
import { parseArgs } from 'node:util';
import { markNames, policies } from '@huzhou/shared/complaints/policy';
import { getHealth } from '@huzhou/shared/service/routes';
import { call } from './support/api.ts';
import { nameOf } from './support/cast.ts';
import { markTitle, walkLate } from './support/late-walk.ts';

const { values } = parseArgs({ options: { url: { type: 'string', default: 'http://127.0.0.1:8787' } } });
const origin = values.url.replace(/\/$/, '');

const health = await call(origin, getHealth, {}).catch(() => undefined);
if (health === undefined) {
  console.error(`没有在 ${origin} 找到运行中的服务。请先运行:npm start -- --policy drill`);
  console.error(`Nothing answers at ${origin}. Start it first: npm start -- --policy drill`);
  process.exit(1);
}
const { policyVersion } = health.body;
if (policyVersion !== 'drill') {
  console.error(`现行承诺是 ${policyVersion},走完一遍要 24 小时。请改用演练承诺:npm start -- --policy drill`);
  console.error(`The stack keeps ${policyVersion}, so a late run takes 24 hours. Use: npm start -- --policy drill`);
  process.exit(1);
}

const began = Date.now();
const clock = (): string => `${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s`;
const { withinSeconds } = policies.drill;
console.log(
  `演练 · ${withinSeconds.dispatch} s 派单 · ${withinSeconds.response} s 响应 · ${withinSeconds.resolution} s 办结`,
);

const walk = await walkLate(origin, {
  event: ({ type, who, words, mark, at }) => {
    const told = words === undefined ? '' : ` 「${words}」`;
    const lateness =
      mark === undefined
        ? ''
        : ` ${markTitle(mark)} ${markNames[mark.colour]} · 到点后 ${Date.parse(at) - Date.parse(mark.instant)} ms`;
    console.log(`${clock()}  ${type.padEnd(10)} ${who}${lateness}${told}`);
  },
  message: ({ openid, data }) =>
    console.log(
      `${clock()}  → ${nameOf(openid)}:${Object.values(data)
        .map(({ value }) => value)
        .join(' · ')}`,
    ),
});

console.log(
  `\n${walk.complaintId} · 派单用时 ${walk.dispatchedAfter} ms · 评价 ${walk.final.rating?.score ?? '-'} 分\n`,
);
console.table(
  walk.marks.map(({ leg, colour, instant, setAfter, alarmed }) => ({
    leg,
    colour,
    instant,
    'set after (ms)': setAfter,
    alarmed: alarmed.map(({ name, afterMilliseconds }) => `${name} +${afterMilliseconds} ms`).join(', '),
  })),
);
