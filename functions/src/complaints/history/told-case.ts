import { categoryName, findCategory } from '@huzhou/shared/complaints/category';
import type { Complaint, UnitRef } from '@huzhou/shared/complaints/complaint';
import { nextCheckAt } from '@huzhou/shared/complaints/deadlines';
import type { Actor, ComplaintEvent } from '@huzhou/shared/complaints/event';
import { standingKey } from '@huzhou/shared/complaints/key-case';
import type { Step } from '@huzhou/shared/complaints/step';
import { accept, advance, passTime } from '@huzhou/shared/complaints/transition';
import { foundingUnits } from '@huzhou/shared/directory/demonstration';
import { teamFor } from '@huzhou/shared/directory/unit';
import { randomCode } from '@huzhou/shared/kernel/ids';
import { chinaDay, type Instant, millisecondsBetween, plusMilliseconds, plusSeconds } from '@huzhou/shared/kernel/time';
import type { Chance } from './chance.ts';
import { type Scene, sceneOf } from './scene.ts';

/** A case of the past, as it would lie in the store: told by the same rules by which cases live. */
export interface ToldCase {
  readonly complaint: Complaint;
  readonly events: readonly ComplaintEvent[];
}

const system: Actor = { kind: 'system' };
const reporter: Actor = { kind: 'reporter' };
const staff = (role: string, areaOrUnit: string): Actor => ({
  kind: 'staff',
  staffId: `told-${role}-${areaOrUnit}`,
  name: '演示人员',
});

/** Lets a case live: each step at its time, with every mark that falls due in between set when it does. */
const lifeOf = (begun: ToldCase) => {
  let { complaint } = begun;
  const events = [...begun.events];
  let now: Instant = complaint.submittedAt;
  const write = (change: { complaint: Complaint; events: readonly ComplaintEvent[] }): void => {
    complaint = change.complaint;
    events.push(...change.events);
  };
  return {
    get complaint() {
      return complaint;
    },
    get now() {
      return now;
    },
    told: (): ToldCase => ({ complaint, events }),
    /** Takes the step after so many seconds; says whether the case allowed it. */
    step: (after: number, step: Step, actor: Actor): boolean => {
      const at = plusSeconds(now, after);
      for (let check = nextCheckAt(complaint); check !== undefined && check < at; check = nextCheckAt(complaint)) {
        // Clocks notice what falls due some milliseconds late.
        const passed = passTime(complaint, plusMilliseconds(check, 12));
        if (passed === undefined) break;
        write(passed);
      }
      const change = advance(complaint, step, actor, at);
      if (change.ok) write(change.value);
      now = at;
      return change.ok;
    },
  };
};

type Life = ReturnType<typeof lifeOf>;

const unitOf = ({ townCode, districtCode, address, categoryCode }: Scene): UnitRef => {
  const work = findCategory(categoryCode)?.work ?? 'enforcement';
  const team = teamFor(foundingUnits, { address, districtCode, townCode }, work);
  return team === undefined
    ? { unitId: `team-${districtCode}-municipal`, kind: 'team', name: '市政管护中队' }
    : { unitId: team.unitId, kind: 'team', name: team.name };
};

/** One opening from dispatch to the check; false when the case left the chain on the way. */
const handle = (life: Life, scene: Scene, chance: Chance): boolean => {
  const unit = unitOf(scene);
  const handler = staff('handler', unit.unitId);
  const desk = staff('dispatcher', scene.districtCode);
  const supervisor = staff('supervisor', scene.districtCode);
  const late = chance.happens(0.006);
  life.step(
    late ? chance.seconds(90, 0.6) : chance.seconds(1, 0.5),
    { command: 'dispatch', unit },
    late ? desk : system,
  );
  if (chance.happens(0.012)) {
    life.step(chance.seconds(420, 0.5), { command: 'return', words: '不在我队责任区' }, handler);
    if (chance.happens(0.3))
      return !life.step(chance.seconds(200, 0.5), { command: 'decline', reasonCode: 'not-ours' }, desk);
    life.step(chance.seconds(120, 0.5), { command: 'dispatch', unit }, desk);
  }
  life.step(chance.seconds(360, 0.62), { command: 'respond', words: '已安排队员前往现场' }, handler);
  if (chance.happens(0.012)) {
    const body = '湖州市生态环境局';
    return !life.step(chance.seconds(3000, 0.6), { command: 'transfer', body, words: '已与对方对接' }, desk);
  }
  if (chance.happens(0.02)) {
    const until = plusSeconds(life.complaint.legs.resolution.dueAt, 86_400);
    life.step(3600, { command: 'request-extension', until, words: '需要等配件到货' }, handler);
    life.step(1800, { command: 'extend', words: '同意，请尽快' }, supervisor);
    life.step(chance.seconds(80_000, 0.25), { command: 'resolve', words: '已处置完成', photoIds: [] }, handler);
  } else if (chance.happens(0.006)) {
    const until = plusSeconds(life.now, 6 * 86_400);
    life.step(3600, { command: 'request-suspension', until, words: '需等产权单位施工' }, handler);
    life.step(2400, { command: 'suspend', words: '同意挂账' }, supervisor);
    life.step(6 * 86_400, { command: 'resolve', words: '施工完成，已恢复', photoIds: [] }, handler);
  } else
    life.step(
      chance.seconds(15_000 * scene.pace, 0.72),
      { command: 'resolve', words: '已处置完成', photoIds: [] },
      handler,
    );
  if (chance.happens(0.015)) {
    life.step(chance.seconds(1500, 0.5), { command: 'rework', words: '现场还有残留' }, desk);
    life.step(chance.seconds(5000, 0.5), { command: 'resolve', words: '已重新处置', photoIds: [] }, handler);
  }
  return life.step(chance.seconds(1500, 0.6), { command: 'approve' }, desk);
};

/** What a key case gets: a leader, a plan, its steps, and, unless it is to be seen on the ledger, its end. */
const lead = (life: Life, scene: Scene, chance: Chance, now: Instant): void => {
  const leader = { staffId: 'staff-leader', name: '臧克勤' };
  const leading: Actor = { kind: 'staff', ...leader };
  const dueOn = plusSeconds(life.now, 3 * 86_400).slice(0, 10);
  const steps = [{ title: '现场复核，明确责任单位', dueOn }];
  life.step(60, { command: 'assign-leader', leader }, system);
  life.step(7200, { command: 'set-plan', plan: { summary: '包案督办，责任到人，复核销号', steps } }, leading);
  if (millisecondsBetween(life.now, now) < 30 * 86_400_000 && chance.happens(0.7)) return;
  life.step(86_400, { command: 'finish-step', step: 0, words: '责任单位已明确，已复核' }, leading);
  const supervisor = staff('supervisor', scene.districtCode);
  life.step(86_400, { command: 'strike-off', words: '复核无反弹', photoIds: [] }, supervisor);
};

/** A case submitted at an instant, with all that came of it by `now`. */
export const tellCase = (submittedAt: Instant, month: number, chance: Chance, now: Instant): ToldCase => {
  const scene = sceneOf(month, chance);
  const code = randomCode((length) => Uint8Array.from({ length }, () => Math.floor(chance.next() * 256)), 10);
  const fromMachine = ['patrol', 'video', 'vehicle', 'drone', 'open311'].includes(scene.source);
  const isOurs = scene.source === 'citizen';
  const life = lifeOf(
    accept(
      {
        districtCode: scene.districtCode,
        townCode: scene.townCode,
        address: scene.address,
        point: scene.point,
        categoryCode: scene.categoryCode,
        source: scene.source,
        complaintId: `HZ${chinaDay(submittedAt)}-${code}`,
        policyVersion: '303024',
        words: `${categoryName(scene.categoryCode)}，请尽快处理（演示数据）`,
        photoIds: [],
        reporterId: isOurs ? 'told-citizen' : fromMachine ? `source:told-${scene.source}` : `desk:told-${code}`,
        anonymous: false,
        hasPhone: false,
        submittedAt,
      },
      fromMachine ? { kind: 'source', sourceId: `told-${scene.source}` } : reporter,
    ),
  );
  if (chance.happens(0.01)) {
    life.step(chance.seconds(400, 0.5), { command: 'withdraw', words: '已经有人处理了' }, reporter);
    return life.told();
  }
  const closed = handle(life, scene, chance);
  if (closed && !fromMachine && chance.happens(0.45)) {
    const score = chance.oneOf([
      [5, 70],
      [4, 20],
      [3, 7],
      [2, 2],
      [1, 1],
    ] as const);
    life.step(
      chance.seconds(20_000, 0.8),
      { command: 'rate', score, words: score > 2 ? '' : '没有彻底解决' },
      reporter,
    );
    if (life.complaint.state === 'submitted') handle(life, scene, chance);
  }
  if (standingKey(life.complaint) !== undefined) lead(life, scene, chance, now);
  return life.told();
};
