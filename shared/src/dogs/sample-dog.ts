import { ok } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { Dog, DogChip, DogFacts } from './dog.ts';
import type { DogActor } from './event.ts';
import type { DogState } from './lifecycle.ts';
import type { Step } from './step.ts';
import { advance, beginDog, type DogChange } from './transition.ts';
import type { Vaccination } from './vaccination.ts';

// Dogs and steps for tests: one of each, as it should be.

export const startsAt: Instant = '2026-11-23T01:00:00.000Z';
export const keeper: DogActor = { kind: 'keeper' };
export const registrar: DogActor = { kind: 'staff', staffId: 'staff-registrar' };
export const clinic: DogActor = { kind: 'clinic', clinicId: 'clinic-1', name: '诊疗中心', staffId: 'staff-clinician' };
export const machine: DogActor = { kind: 'system' };

export const sampleFacts: DogFacts = {
  name: '豆豆',
  breedCode: 'corgi',
  sex: 'male',
  neutered: true,
  colour: '黄白',
  bornOn: '2024-05-01',
  shoulderCm: 30,
  purpose: 'companion',
  photoIds: ['photo-0000000000000001'],
  districtCode: '330502',
  townCode: '330502001',
};

export const sampleChip: DogChip = { number: '156000000012345', kind: 'iso', by: 'clinic', at: startsAt };
export const otherChip: DogChip = { number: '156000000067890', kind: 'iso', by: 'clinic', at: startsAt };

export const sampleVaccination: Vaccination = {
  vaccinationId: 'V000000000000001',
  vaccineCode: 'rabies-inactivated',
  batch: 'B1',
  givenOn: '2026-11-20',
  validUntil: '2027-11-19',
  clinicId: 'clinic-1',
  clinicName: '诊疗中心',
  recordedAt: startsAt,
};

/** Every command as it is usually given. */
export const sampleSteps = {
  save: { command: 'save' },
  submit: { command: 'submit', facts: sampleFacts, rulesVersion: '330502-2026', concerns: [], household: ['a', 'p'] },
  withdraw: { command: 'withdraw' },
  return: { command: 'return', words: '照片不清楚' },
  approve: {
    command: 'approve',
    certificate: { number: 'HZQ2026-0000000000', issuedAt: startsAt },
    tagCode: '00000000000000000000',
    validUntil: '2027-11-22',
    household: ['a', 'p'],
  },
  refuse: { command: 'refuse', reason: 'other', words: '不符合规定' },
  appeal: { command: 'appeal', words: '请再看看' },
  uphold: { command: 'uphold', words: '维持' },
  'grant-appeal': { command: 'grant-appeal', words: '成立' },
  vaccinate: { command: 'vaccinate', vaccination: { ...sampleVaccination, vaccinationId: 'V000000000000002' } },
  'recall-vaccination': { command: 'recall-vaccination', vaccineCode: 'rabies-inactivated', batch: 'B1' },
  chip: { command: 'chip', chip: otherChip },
  'claim-chip': { command: 'claim-chip', chip: otherChip },
  'drop-claim': { command: 'drop-claim' },
  'win-chip': { command: 'win-chip', words: '属实' },
  'lose-chip': { command: 'lose-chip', words: '属于另一只犬' },
  'note-expiring': { command: 'note-expiring' },
  expire: { command: 'expire' },
  renew: { command: 'renew', validUntil: '2028-11-22' },
  remind: {
    command: 'remind',
    reminder: {
      mark: 'registration-2027-11-22-30',
      subject: 'registration',
      until: '2027-11-22',
      daysBefore: 30,
      instant: '2027-10-23T01:00:00.000Z',
    },
  },
  lapse: { command: 'lapse' },
  lose: { command: 'lose', districtCode: '330502', townCode: '330502001' },
  find: { command: 'find' },
  'offer-transfer': { command: 'offer-transfer', code: '0000000000000000', acceptBy: '2026-12-08T01:00:00.000Z' },
  'accept-transfer': {
    command: 'accept-transfer',
    newKeeperId: 'person-new',
    completesAt: '2026-12-07T01:00:00.000Z',
    townCode: '330523001',
    household: ['b'],
  },
  'object-transfer': { command: 'object-transfer', words: '狗是我的' },
  'settle-objection': { command: 'settle-objection', words: '不成立' },
  'cancel-transfer': { command: 'cancel-transfer', words: '不过户了' },
  'complete-transfer': { command: 'complete-transfer' },
  'change-address': { command: 'change-address', districtCode: '330523', townCode: '330523001', household: [] },
  'replace-tag': { command: 'replace-tag', tagCode: '11111111111111111111' },
  'move-out': { command: 'move-out', words: '去杭州' },
  'move-back': { command: 'move-back', household: ['a', 'p'] },
  deregister: { command: 'deregister', kind: 'death' },
  confiscate: { command: 'confiscate', words: '多次伤人' },
} as const satisfies { readonly [C in Step['command']]: Extract<Step, { command: C }> };

/** Takes the step, or says why a test went wrong. */
export const must = (change: DogChange, step: Step, actor: DogActor, at: Instant = startsAt): DogChange => {
  const next = advance(change.dog, step, actor, at);
  if (!next.ok) throw new Error(`${step.command}: ${next.failure.title ?? next.failure.kind}`);
  return ok({ dog: next.value.dog, events: [...change.events, ...next.value.events] }).value;
};

export const beginSample = (): DogChange => beginDog('HQ20261123-0000000000', 'person-keeper', startsAt);

/** A dog of whom nothing is missing: submitted, vaccinated, chipped. */
export const readySample = (): DogChange => {
  const vaccinate = { command: 'vaccinate', vaccination: sampleVaccination } as const;
  const submitted = must(beginSample(), sampleSteps.submit, keeper);
  return must(must(submitted, vaccinate, clinic), { command: 'chip', chip: sampleChip }, clinic);
};

const ways: Readonly<Record<DogState, readonly Step[]>> = {
  draft: [],
  submitted: [],
  returned: [sampleSteps.return],
  refused: [sampleSteps.refuse],
  appealed: [sampleSteps.refuse, sampleSteps.appeal],
  registered: [sampleSteps.approve],
  expiring: [sampleSteps.approve, sampleSteps['note-expiring']],
  expired: [sampleSteps.approve, sampleSteps.expire],
  lost: [sampleSteps.approve, sampleSteps.lose],
  transferring: [sampleSteps.approve, sampleSteps['offer-transfer']],
  'moved-out': [sampleSteps.approve, sampleSteps['move-out']],
  deregistered: [sampleSteps.approve, sampleSteps.deregister],
  withdrawn: [sampleSteps.withdraw],
};

/** The sample dog in a state, by the shortest way. */
export const inState = (state: DogState): Dog =>
  state === 'draft'
    ? beginSample().dog
    : ways[state].reduce((change, step) => must(change, step, registrar), readySample()).dog;
