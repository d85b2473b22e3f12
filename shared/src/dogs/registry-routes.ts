import * as z from 'zod/mini';
import { defineRoute } from '../contract/route.ts';
import { secondsIn } from '../kernel/time.ts';
import { noPictographs, OptionalWords, RequiredWords } from '../kernel/words.ts';
import { defineStaffCommand, ofDog, reason, remark } from './command-route.ts';
import { disputeOutcomes } from './dispute.ts';
import { DogId, RefusalReason } from './dog.ts';
import { BreedCode, Colour, Home, Keeper, OptionalDogPhotoIds, TownCode } from './form.ts';
import { TypedChip } from './microchip.ts';
import { registrarRoles, registryRoles } from './rights.ts';
import { Batch, Recall, VaccineCode } from './vaccination.ts';
import { DisputeView, DogCard, DogDetail, DogSummary, SightingView } from './view.ts';
import { Visit, VisitOutcome } from './visit.ts';

const paged = { cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(1024))) };
const nextCursor = z.optional(z.string());

export const listApplications = defineRoute({
  id: 'registry.applications',
  method: 'GET',
  path: '/v1/registry/applications',
  auth: registrarRoles,
  summary: '我的辖区内待审核的登记和申诉，先到先审',
  idempotent: false,
  input: { query: z.object(paged) },
  status: 200,
  output: z.object({ dogs: z.array(DogSummary), nextCursor }),
  failures: ['forbidden'],
});

export const getRegisteredDog = defineRoute({
  id: 'registry.dog',
  method: 'GET',
  path: '/v1/registry/dogs/{dogId}',
  auth: registrarRoles,
  summary: '审核用：一只犬的全部登记内容，饲养人信息已遮蔽',
  idempotent: false,
  input: { path: ofDog },
  status: 200,
  output: DogDetail,
  failures: ['not-found'],
});

export const revealKeeper = defineRoute({
  id: 'registry.revealKeeper',
  method: 'POST',
  path: '/v1/registry/dogs/{dogId}/reveal-keeper',
  auth: registrarRoles,
  summary: '查看饲养人姓名、证件、电话和住址（须写明用途，留痕）',
  idempotent: true,
  input: { path: ofDog, body: z.strictObject({ purpose: RequiredWords }) },
  status: 200,
  output: z.object({ keeper: Keeper, home: Home }),
  failures: ['not-found', 'forbidden'],
  limit: { per: 'caller', most: 60, withinSeconds: secondsIn.hour },
});

export const approveDog = defineStaffCommand('approve', registrarRoles, '准予登记，签发犬证和犬牌', remark);
export const returnDog = defineStaffCommand('return', registrarRoles, '退回补正，写明要补什么', reason);
export const refuseDog = defineStaffCommand(
  'refuse',
  registrarRoles,
  '不予登记，写明理由',
  z.strictObject({ reason: RefusalReason, words: RequiredWords }),
);
export const upholdRefusal = defineStaffCommand('uphold', registrarRoles, '申诉不成立，维持原决定', reason);
export const grantAppeal = defineStaffCommand('grant-appeal', registrarRoles, '申诉成立，恢复审核', reason);
export const objectForOthers = defineStaffCommand('object-transfer', registrarRoles, '代他人对过户提出异议', reason);
export const settleObjection = defineStaffCommand('settle-objection', registrarRoles, '异议不成立，过户继续', reason);
export const stopTransfer = defineStaffCommand('cancel-transfer', registrarRoles, '异议成立，终止过户', reason);
export const confiscateDog = defineStaffCommand('confiscate', registrarRoles, '收容没收，注销登记', reason);

export const listDisputes = defineRoute({
  id: 'registry.disputes',
  method: 'GET',
  path: '/v1/registry/disputes',
  auth: registrarRoles,
  summary: '我的辖区内未决的芯片争议',
  idempotent: false,
  input: { query: z.object(paged) },
  status: 200,
  output: z.object({ disputes: z.array(DisputeView), nextCursor }),
  failures: ['forbidden'],
});

export const decideDispute = defineRoute({
  id: 'registry.decideDispute',
  method: 'POST',
  path: '/v1/registry/disputes/{dogId}/decide',
  auth: registrarRoles,
  summary: '双方陈述后裁定芯片归哪只犬',
  idempotent: true,
  input: {
    /** The dog that came second. */
    path: ofDog,
    body: z.strictObject({ outcome: z.enum(disputeOutcomes, '请选择归属'), words: RequiredWords }),
  },
  status: 200,
  output: DisputeView,
  failures: ['not-found', 'forbidden', 'out-of-turn', 'conflict'],
});

/** One of the numbers by which a dog is found; a scan of any of them. */
export const LookUp = z
  .strictObject({
    chip: z.optional(TypedChip),
    tag: z.optional(z.string().check(z.maxLength(64))),
    certificate: z.optional(z.string().check(z.maxLength(64))),
    slip: z.optional(z.string().check(z.maxLength(64))),
    /** What the keeper of a dog that has neither chip nor certificate yet shows at a clinic. */
    dogId: z.optional(z.string().check(z.maxLength(64))),
  })
  .check(
    z.refine((by) => Object.values(by).filter((value) => value !== undefined).length === 1, {
      path: ['chip'],
      message: '请用芯片、犬牌、犬证编号、登记号或单号中的一个查询',
    }),
  );
export type LookUp = z.infer<typeof LookUp>;

export const lookUpDog = defineRoute({
  id: 'registry.lookUp',
  method: 'POST',
  path: '/v1/registry/look-up',
  auth: registryRoles,
  summary: '现场查询：扫芯片、犬牌或犬证',
  idempotent: false,
  input: { body: LookUp },
  status: 200,
  output: z.object({ dog: z.optional(DogCard), sighting: z.optional(SightingView) }),
  failures: ['not-found'],
  limit: { per: 'caller', most: 300, withinSeconds: secondsIn.hour },
});

export const recordSighting = defineRoute({
  id: 'registry.recordSighting',
  method: 'POST',
  path: '/v1/registry/sightings',
  auth: registryRoles,
  summary: '记录一只未登记的犬：计入已知犬只',
  idempotent: true,
  input: {
    body: z.strictObject({
      townCode: TownCode,
      place: z.string('请填写地点').check(z.trim(), z.minLength(2, '请写明地点'), z.maxLength(120), noPictographs),
      breedCode: z.optional(BreedCode),
      colour: Colour,
      words: OptionalWords,
      photoIds: OptionalDogPhotoIds,
      chip: z.optional(TypedChip),
    }),
  },
  status: 201,
  output: SightingView,
  failures: ['forbidden', 'out-of-turn', 'conflict'],
});

export const listSightings = defineRoute({
  id: 'registry.sightings',
  method: 'GET',
  path: '/v1/registry/sightings',
  auth: registryRoles,
  summary: '我的辖区内还没有登记的已知犬只',
  idempotent: false,
  input: { query: z.object(paged) },
  status: 200,
  output: z.object({ sightings: z.array(SightingView), nextCursor }),
  failures: ['forbidden'],
});

export const closeSighting = defineRoute({
  id: 'registry.closeSighting',
  method: 'POST',
  path: '/v1/registry/sightings/{sightingId}/close',
  auth: registryRoles,
  summary: '这只犬已经登记（填犬只编号），或已不在当地',
  idempotent: true,
  input: {
    path: z.object({ sightingId: z.string().check(z.maxLength(64)) }),
    body: z
      .strictObject({
        outcome: z.enum(['linked', 'gone'], '请选择结果'),
        dogId: z.optional(DogId),
        words: OptionalWords,
      })
      .check(
        z.refine(({ outcome, dogId }) => (outcome === 'linked') === (dogId !== undefined), {
          path: ['dogId'],
          message: '已登记的请填犬只编号',
        }),
      ),
  },
  status: 200,
  output: SightingView,
  failures: ['not-found', 'forbidden', 'out-of-turn', 'conflict'],
});

export const listVisits = defineRoute({
  id: 'registry.visits',
  method: 'GET',
  path: '/v1/registry/visits',
  auth: registryRoles,
  summary: '由投诉转来的走访任务',
  idempotent: false,
  input: { query: z.object(paged) },
  status: 200,
  output: z.object({ visits: z.array(Visit), nextCursor }),
  failures: ['forbidden'],
});

export const finishVisit = defineRoute({
  id: 'registry.finishVisit',
  method: 'POST',
  path: '/v1/registry/visits/{visitId}/finish',
  auth: registryRoles,
  summary: '走访完成：已登记、未登记（记入已知犬只）或未见犬只',
  idempotent: true,
  input: {
    path: z.object({ visitId: z.string().check(z.maxLength(64)) }),
    body: z
      .strictObject({
        outcome: VisitOutcome,
        words: RequiredWords,
        dogId: z.optional(DogId),
        /** Of an unregistered dog. */
        townCode: z.optional(TownCode),
        breedCode: z.optional(BreedCode),
        colour: z.optional(Colour),
        chip: z.optional(TypedChip),
      })
      .check(
        z.refine(({ outcome, colour }) => outcome !== 'unregistered' || colour !== undefined, {
          path: ['colour'],
          message: '请填写未登记犬只的毛色',
        }),
      ),
  },
  status: 200,
  output: Visit,
  failures: ['not-found', 'forbidden', 'out-of-turn', 'conflict'],
});

export const listLostDogs = defineRoute({
  id: 'registry.lost',
  method: 'GET',
  path: '/v1/registry/lost',
  auth: [...registryRoles, 'clinician'],
  summary: '全市正在走失的犬只',
  idempotent: false,
  input: { query: z.object(paged) },
  status: 200,
  output: z.object({ dogs: z.array(DogCard), nextCursor }),
  failures: [],
});

const RecallView = z.omit(Recall, { staffId: true });

export const recallBatch = defineRoute({
  id: 'registry.recallBatch',
  method: 'POST',
  path: '/v1/registry/recalls',
  auth: registrarRoles,
  summary: '疫苗批次召回：该批次的免疫全部失效，并通知饲养人（市级）',
  idempotent: true,
  input: { body: z.strictObject({ vaccineCode: VaccineCode, batch: Batch, reason: RequiredWords }) },
  status: 202,
  output: RecallView,
  failures: ['forbidden', 'out-of-turn', 'conflict'],
});

export const listRecalls = defineRoute({
  id: 'registry.recalls',
  method: 'GET',
  path: '/v1/registry/recalls',
  auth: [...registrarRoles, 'clinician'],
  summary: '召回过的疫苗批次',
  idempotent: false,
  input: {},
  status: 200,
  output: z.object({ recalls: z.array(RecallView) }),
  failures: [],
});
