// Run by `npm run simulate` against a running demonstration: a day of machine events and of 12345, many times faster.
import { parseArgs } from 'node:util';
import { type MachineKind, machineKinds } from '@huzhou/shared/complaints/intake/kinds';
import { getHealth } from '@huzhou/shared/service/routes';
import { demonstrationSources } from '@huzhou/shared/sources/demonstration';
import type { SourceKind } from '@huzhou/shared/sources/source';
import { call } from '../support/api.ts';
import { photo } from '../support/photo.ts';
import { until } from '../support/waiting.ts';
import { type PlannedCall, planDay } from './day.ts';
import { playHotline, setWebhook } from './hotline.ts';
import { startOutsideWorld } from './outside-world.ts';
import { createPlayer, type Outcome, outcomes, type Played } from './play.ts';
import { createSourceClient, type SourceClient } from './source-client.ts';

const { values } = parseArgs({
  options: {
    origin: { type: 'string', default: 'http://127.0.0.1:8787' },
    events: { type: 'string', default: '600' },
    speed: { type: 'string', default: '1440' },
    seed: { type: 'string', default: '1' },
  },
});
const origin = values.origin.replace(/\/$/, '');
const calls = Number(values.events);
const speed = Number(values.speed);
const mostAtOnce = 8;

const fail = (chinese: string, english: string): never => {
  console.error(`${chinese}\n${english}`);
  process.exit(1);
};

if (!(calls >= 1 && calls <= 100_000 && speed >= 1)) fail('--events 请填 1 到 100000，--speed 至少为 1', 'bad options');
if ((await call(origin, getHealth, {}).catch(() => undefined)) === undefined)
  fail(
    `没有在 ${origin} 找到运行中的服务，请先运行:npm start`,
    `Nothing answers at ${origin}. Start it first: npm start`,
  );

const demonstration = (kind: SourceKind) => {
  const found = demonstrationSources.find((source) => source.kind === kind);
  if (found === undefined) throw new Error(`no demonstration source ${kind}`);
  return found;
};
const run = `sim${Date.now().toString(36)}`;
const picture = photo('before');
const hotline = demonstration('12345');
const world = await startOutsideWorld(picture, hotline);

const clients = Object.fromEntries(
  machineKinds.map((kind) => [kind, createSourceClient(origin, demonstration(kind))]),
) as Record<MachineKind, SourceClient>;
const uploads = Object.fromEntries(
  await Promise.all(machineKinds.map(async (kind) => [kind, await clients[kind].upload(picture)])),
) as Record<MachineKind, string>;
const play = createPlayer({ clients, uploads, pictureUrl: world.pictureUrl });

const day = planDay({ calls, seed: Number(values.seed), run });
const began = Date.now();
console.log(`${day.length} 个调用，约 ${Math.round(86_400 / speed)} 秒演完一天 · ${origin}`);

const played: { readonly planned: PlannedCall; readonly result: Played }[] = [];
const count = (outcome: Outcome): number => played.filter(({ result }) => result.outcome === outcome).length;
const tellHour = (hour: number): void =>
  console.log(
    `${String(hour).padStart(2, '0')}:00  已上报 ${String(played.length).padStart(5)} · 新案 ${count('case')} · 并入 ${count('folded')} · 已消除 ${count('gone')} · 拒绝 ${count('refused')}`,
  );

const runDay = async (): Promise<void> => {
  const running = new Set<Promise<void>>();
  let hour = 0;
  for (const planned of day) {
    while (Math.floor(planned.atSecond / 3600) > hour) {
      hour += 1;
      if (hour % 3 === 0) tellHour(hour);
    }
    const wait = began + (planned.atSecond / speed) * 1000 - Date.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (running.size >= mostAtOnce) await Promise.race(running);
    const work: Promise<void> = play(planned)
      .then((result) => void played.push({ planned, result }))
      .finally(() => running.delete(work));
    running.add(work);
  }
  await Promise.all(running);
};

await setWebhook(origin, hotline.sourceId, world.webhookUrl);
try {
  const desk = { cases: Math.max(3, Math.round(calls / 40)), run };
  const [, told] = await Promise.all([runDay(), playHotline(origin, createSourceClient(origin, hotline), desk)]);
  tellHour(24);

  // Of the case that was worked off: responded, resolved, closed. Of the other: withdrawn.
  const wanted = told.workedOff * 3 + told.withdrawn;
  await until(`${wanted} results by webhook`, async () => world.results.length >= wanted, 60).catch(() => undefined);

  // Evidence is fetched for cases only: of a trouble that is known, nobody needs another picture.
  const pictures = played.filter(({ planned, result }) => result.outcome === 'case' && planned.sighting.byUrl).length;
  await until(`${pictures} pictures fetched`, async () => world.served() >= pictures, 120).catch(() => undefined);

  const times = played.map(({ result }) => result.milliseconds).sort((one, other) => one - other);
  const at = (share: number): string => `${Math.round(times[Math.floor((times.length - 1) * share)] ?? 0)} ms`;
  console.table(
    machineKinds.map((kind) => {
      const own = played.filter(({ planned }) => planned.kind === kind);
      const byOutcome = outcomes.map((outcome) => [
        outcome,
        own.filter(({ result }) => result.outcome === outcome).length,
      ]);
      return { kind, calls: own.length, ...Object.fromEntries(byOutcome) };
    }),
  );
  console.log(`应答用时 p50 ${at(0.5)} · p95 ${at(0.95)} · p99 ${at(0.99)} · 抓取证据 ${world.served()}/${pictures}`);
  console.log(
    `12345：移交 ${told.handedOver} 件，催办 ${told.urged}，撤回 ${told.withdrawn}，办结 ${told.workedOff}；收到推送 ${world.results.length} 条`,
  );
  for (const { number, type, stateName, words } of world.results)
    console.log(`  ${number}  ${type} ${stateName}${words === undefined ? '' : `「${words}」`}`);

  const troubles = played.flatMap(({ result }) => (result.trouble === undefined ? [] : [result.trouble]));
  for (const trouble of troubles.slice(0, 10)) console.error(`出乎意料：${trouble.slice(0, 300)}`);
  if (troubles.length > 0 || world.results.length < wanted || world.served() < pictures || world.forged() > 0)
    process.exitCode = 1;
} finally {
  await setWebhook(origin, hotline.sourceId, null);
  await world.close();
}
